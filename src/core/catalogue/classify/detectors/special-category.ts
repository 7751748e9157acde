import { lexicon, withoutAccents } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { tellsAbout } from "../name-meaning.ts";

/** GDPR article 9 (and 10, criminal convictions), as columns are named. */
const names = lexicon(
	"bmi, body mass*, *glucose*, *cholesterol*, blood*, heart disease, heart rate, smok*, alcohol*, *insulin*, symptom*, treatment*, therapy, vaccin*, pulse, voter*, party registration, rauch*, fumeur, fumador, fumatore, roker, blutdruck, *血圧*",
	"religio*, faith, *ethnic*, race, racial*, skin color, skin colour, health, health*, diagnos*, disease, illness, medical*, medication*, allerg*",
	"disabilit*, disabled, handicap*, sexual*, sex orientation, orientation, gender identity, transgender, politic*, party membership, trade union",
	"union member*, biometric*, genetic*, dna, pregnan*, blood type, blood group, criminal*, conviction*, hiv*, mental health, dietary, diet",
	"konfession, glaube, ethnie, herkunft ethnisch, gesundheit*, krankheit*, diagnose, behinderung*, schwerbehind*, gewerkschaft*, sexuelle*, partei",
	"vorstrafe*, schwanger*, allergie*, blutgruppe, origine ethnique, sante, etat sante, maladie*, handicap, orientation sexuelle, syndicat",
	"opinion politique, groupe sanguin, grossesse, religion, etnia, raza, salud, enfermedad*, discapacidad, orientacion sexual, afiliacion politica",
	"sindicato, partido politico, religione, salute, malattia, disabilita, orientamento sessuale, etnico, gruppo sanguigno, sindacato, religiao",
	"saude, doenca*, deficiencia, raca, cor raca, orientacao sexual, filiacao sindical, godsdienst, geloof, gezondheid*, ziekte*, beperking, etniciteit",
	"geaardheid, vakbond, wyznanie, religia, zdrowie, choroba*, niepelnosprawn*, narodnost, zdravotni*, halsa, sjukdom, uskonto, терапия, религия",
	"национальность, диагноз, здоровье, инвалидность, *宗教*, *民族*, *病歴*, *健康*, *障害*, *疾病*, *政治*, *종교*, *건강*, *الديانة*, *صحة*, θρησκεια",
);
const notPersonal = lexicon(
	"health check, healthcheck, health status server, race condition, race time, race number, race distance, page orientation",
);
const screenOrientation = /^(?:portrait|landscape)$/i;

const words = (list: string) =>
	new Set(
		withoutAccents(list)
			.split(/\s*,\s*|\s*\n\s*/)
			.filter(Boolean),
	);
const VALUES = words(`
christian, catholic, roman catholic, protestant, lutheran, evangelical, baptist, methodist, anglican, orthodox, muslim, islam, islamic, jewish, judaism
hindu, hinduism, sikh, buddhist, buddhism, atheist, agnostic, no religion, jehovah's witness, mormon, katholisch, evangelisch, römisch-katholisch
muslimisch, jüdisch, konfessionslos, hinduistisch, buddhistisch, catholique, protestant, musulman, juif, athée, bouddhiste, católico, católica, cristiano
musulmán, judío, ateo, cattolico, cattolica, musulmano, ebreo, buddista, evangélico, judeu, katholiek, protestants, moslim, joods, katolik, muzułmanin
православие, ислам, иудаизм, буддизм, католик, 仏教, 神道, キリスト教, 佛教, 基督教, 伊斯兰教, مسلم, مسيحي
hispanic, latino, latina, caucasian, african american, asian, asian-pac-islander, pacific islander, native american, amer-indian-eskimo, mixed race, roma
black british, white british, afro-caribbean, arab, hispanic or latino, black or african american, indigenous, pardo, preto, branco, indígena
heterosexual, homosexual, bisexual, gay, lesbian, straight, queer, asexual, pansexual, heterosexuell, homosexuell, bisexuell, hétérosexuel, homosexuel
transgender, non-binary transgender
diabetes, type 1 diabetes, type 2 diabetes, diabetes type 1, diabetes type 2, asthma, hypertension, depression, anxiety, cancer, breast cancer, hiv
hiv positive, hiv negative, epilepsy, arthritis, migraine, schizophrenia, bipolar disorder, dementia, alzheimer's, parkinson's, copd, stroke, obesity
hepatitis b, hepatitis c, autism, adhd, multiple sclerosis, crohn's disease, coeliac, celiac disease, pregnant, wheelchair user, visually impaired
krebs, bluthochdruck, depressionen, asma, cáncer, hipertensión, diabète, asthme, hypertension artérielle, cancro, ipertensione, depressione
democrat, republican, labour, conservative, liberal democrat, green party, cdu, spd, afd, fdp, socialist, communist, parti socialiste, psoe, vox
`);
const COLOURS_OF_PEOPLE = words("white, black, other, brown, unknown, yellow");

export const specialCategory: Detector = {
	label: "special-category",
	detect: (column) => {
		const told = names(column.words) && !notPersonal(column.words);
		const named =
			told && column.share((value) => screenOrientation.test(value)) < 0.5 ? (tellsAbout(column.words) ? 0.7 : 1) : 0;
		const known = new Set<string>();
		const telling = column.share((value) => {
			const plain = withoutAccents(value);
			const found = VALUES.has(plain) || plain.split(/\s*[,;/|]\s*/).some((part) => VALUES.has(part));
			if (found) known.add(plain);
			return found;
		});
		// "White" and "Black" tell of people only beside words that no colour chart has.
		const colours = telling > 0.02 ? column.share((value) => COLOURS_OF_PEOPLE.has(withoutAccents(value))) : 0;
		const byValues = known.size >= 2 || column.values.length < 5 ? Math.min(1, telling + colours) : telling / 2;
		if (named > 0) {
			const numbers = column.share((value) => /^\d{5,}$|^\d+:\d+/.test(value));
			return weigh(column, {
				named,
				fitting: Math.max(byValues, 0.9 - numbers),
				proof: 0.9,
				what: "data of a special category",
			});
		}
		return weigh(column, { named: 0, fitting: byValues, proof: 0.85, what: "data of a special category" });
	},
};
