import { lexicon, withoutAccents } from "../column-name.ts";
import { byName, type Detector, weigh } from "../evidence.ts";
import { aboutThings } from "../name-meaning.ts";

const names = lexicon(
	"senior citizen, senior, pensioner, yob, age, age group, age band, age range, gender, sex, marital*, civil status, *education*, occupation, job, job title, profession, employment*, workclass",
	"work class, household*, family size, children, num children, kids, dependents, language, preferred language, mother tongue, nationality, citizenship",
	"salutation, title, honorific, generation, birth year, year birth, year of birth, birth month, housing type, home owner*, native country, birth country",
	"alter, altersgruppe, geschlecht, familienstand, beruf, bildung, ausbildung, sprache, anrede, haushalt*, kinder, nationalitat, staatsangehorigkeit, geburtsjahr",
	"sexe, genre, situation familiale, etat civil, metier, langue, civilite, enfants, nationalite, annee naissance, annee de naissance, tranche age",
	"edad, genero, sexo, estado civil, profesion, ocupacion, idioma, tratamiento, hijos, nacionalidad, ano nacimiento, educacion, nivel estudios",
	"eta, genere, sesso, stato civile, professione, lingua, titolo di studio, figli, nazionalita, anno nascita, idade, estado civil, profissao, filhos",
	"escolaridade, nacionalidade, leeftijd, geslacht, burgerlijke staat, beroep, taal, opleiding, kinderen, nationaliteit, aanhef, wiek, plec, zawod, jezyk",
	"stan cywilny, alder, kon, yrke, ika, sukupuoli, vek, pohlavi, yas, cinsiyet, meslek, возраст, пол, профессия, язык, 年齢, 年齢層, 性別, 职业, 职业*, *职业*",
	"年龄, 性别, 婚姻*, 学历, 職業, 나이, 성별, 직업, العمر, الجنس, المهنة, ηλικια, φυλο, גיל, מין",
);
const gender = new Set(
	"male female m f man woman mannlich weiblich divers homme femme h masculin feminin hombre mujer masculino femenino feminino uomo donna maschio femmina homem mulher vrouw mezczyzna kobieta mr mrs ms miss dr herr frau mme non-binary nonbinary x d w мужской женский муж жен 男 女 男性 女性 남 여 남성 여성 ذكر أنثى".split(
		" ",
	),
);
const notPeople = lexicon(
	"menor edad, menor de edad, mayor de edad, minor age, job id, job status, job name, language code page, page title, song title, job run, age of account, account age, domain age, children count node",
);

export const demographic: Detector = {
	label: "demographic",
	detect: (column) => {
		const { words } = column;
		if (names(words) && !notPeople(words)) {
			const things = aboutThings(words) || column.share((value) => value.length > 60) > 0.5;
			const titles = words.includes("title") && words.length === 1 && column.share((value) => value.length > 6) > 0.5;
			return byName(things || titles ? 0.5 : 1, "demographic facts");
		}
		if (column.distinctCount < 2 || column.distinctCount > 12 || column.values.length < 5) return null;
		const told = column.share((value) => gender.has(withoutAccents(value).replace(/\.$/, "")));
		const ofWords = column.share((value) => value.length > 1 || /[男女남여]/.test(value));
		return weigh(column, { named: 0, fitting: told, proof: ofWords > 0.5 ? 0.8 : 0.4, what: "genders or titles" });
	},
};
