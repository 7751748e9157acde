import { lexicon } from "../column-name.ts";
import { byName, type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"minor, is minor, under 13, under 16, under 18, underage, parental*, parent consent, guardian*, legal guardian, child name, child age, child dob, child*name",
	"child birth*, childs*, kid name, kid age, pupil*, school grade, school class, minderjahrig*, erziehungsberechtigt*, kind name, kindesname, schulklasse",
	"mineur, est mineur, tuteur*, representant legal, enfant age, age enfant, prenom enfant, classe scolaire, menor*, tutor legal, edad hijo, minore*, tutore",
	"eta figlio, menor idade, responsavel legal, minderjarig*, voogd, leeftijd kind, niepelnoletni, opiekun, несовершеннолет*, опекун, *未成年*, *保護者*, *儿童*, *미성년*",
	"*قاصر*, ανηλικ*",
);
const ages = lexicon("age, alter, edad, eta, idade, leeftijd, wiek, возраст, 年齢, 年龄, 나이, العمر");

export const minor: Detector = {
	label: "minor",
	detect: (column) => {
		if (names(column.words)) return byName(1, "children or their guardians");
		if (!ages(column.words) || column.words.includes("account")) return null;
		const young = column.share((value) => /^\d{1,3}$/.test(value) && Number(value) < 18);
		return weigh(column, { named: 0, fitting: young, proof: 0.9, what: "ages below 18" });
	},
};
