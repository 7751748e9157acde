/** Given and family names in the script of a language; `surnameFirst` where the family name leads. */
export interface NameStock {
	given: readonly string[];
	family: readonly string[];
	surnameFirst?: boolean;
}

const words = (text: string) => text.split(" ");

const english: NameStock = {
	given: words(
		"Amelia Arthur Beatrice Callum Charlotte Connor Daisy Edward Eleanor Finlay Florence George Grace Harriet Harry Imogen Isla Jack James Lily Martha Matilda Noah Oliver Olivia Poppy Reuben Rosie Samuel Thomas",
	),
	family: words(
		"Ashworth Baker Barker Bennett Clarke Cooper Davies Edwards Fletcher Foster Green Harrison Hughes Jackson Kerr Lloyd Marsh Nash O'Brien Palmer Pritchard Reid Shaw Smythe-Jones Taylor Turner Walker Watson Wright Young",
	),
};
const hindi: NameStock = {
	given: words("हरप्रीत अमृता राजेश प्रिया विक्रम सुनीता अर्जुन मीना"),
	family: words("सिंह कौर शर्मा वर्मा गुप्ता पटेल"),
};
const chinese: NameStock = {
	given: words("伟 芳 娜 秀英 敏 静 强 磊 洋 艳 勇 军"),
	family: words("王 李 张 刘 陈 杨 黄 赵"),
	surnameFirst: true,
};
const polish: NameStock = {
	given: words("Agnieszka Bartłomiej Grażyna Jerzy Katarzyna Łukasz Małgorzata Paweł Stanisław Żaneta"),
	family: words("Kowalczyk Lewandowska Mazur Nowak Wiśniewski Wójcik Zając Żukowska"),
};
const german: NameStock = {
	given: words("Anja Björn Dörte Friedrich Günther Heike Jürgen Katrin Lukas Sören Ulrike Wolfgang"),
	family: words("Bauer Fuchs Groß Hofmann Jäger Köhler Müller Schäfer Schröder Strauß Weiß Ziegler"),
};
const french: NameStock = {
	given: words("Aurélie Benoît Céline François Gaël Hélène Jérôme Léa Mathieu Noémie Océane Zoé"),
	family: words("Bélanger Chevalier D'Aubigné Dubois Fournier Garçon Lefèvre Mercier Noël Perrin Rousseau"),
};
const spanish: NameStock = {
	given: words("Álvaro Begoña Concepción Iñigo José Lucía María Nuria Pablo Raúl Sofía Tomás"),
	family: words("Castaño Domínguez Fernández García Ibáñez Muñoz Núñez Peña Rodríguez Vázquez"),
};
const portuguese: NameStock = {
	given: words("Conceição Inês João Luís Mariana Nuno Sebastião Tânia Vitória"),
	family: words("Araújo Conceição Gonçalves Magalhães Simões Sampaio Vicêncio"),
};
const nordic: NameStock = {
	given: words("Åse Bjørn Håkon Ingrid Jørgen Kåre Märta Øyvind Pälvi Sigríður Søren Väinö"),
	family: words("Bergström Dahl Gunnarsdóttir Hämäläinen Lindqvist Mäkinen Nygård Sørensen Åkesson"),
};
const greek: NameStock = {
	given: words("Αλέξανδρος Βασιλική Γεώργιος Δήμητρα Ελένη Κωνσταντίνος Μαρία Νικόλαος"),
	family: words("Αντωνίου Γεωργίου Δημητρίου Ιωάννου Νικολάου Παπαδόπουλος"),
};
const hebrew: NameStock = {
	given: words("אברהם דוד חנה יעל משה נועה רחל שרה"),
	family: words("אברהמי ביטון כהן לוי מזרחי פרץ"),
};
const arabic: NameStock = {
	given: words("أحمد خالد فاطمة ليلى محمد مريم نور يوسف"),
	family: words("الخطيب الشامي الحداد المصري النجار حسن"),
};
const japanese: NameStock = {
	given: words("翔太 さくら 陽菜 大輔 健一 美咲 直樹 由美子"),
	family: words("佐藤 鈴木 高橋 田中 渡辺 伊藤"),
	surnameFirst: true,
};
const lithuanian: NameStock = {
	given: words("Žydrūnas Rūta Eglė Jonas Ieva Šarūnas"),
	family: words("Kazlauskas Žukauskienė Petrauskas Stankevičius"),
};
const cyrillic: NameStock = {
	given: words("Анна Дмитрий Екатерина Иван Мария Олександр"),
	family: words("Иванова Петренко Соколов Шевченко"),
};

const BY_COUNTRY: Readonly<Record<string, NameStock>> = {
	DE: german,
	AT: german,
	CH: german,
	FR: french,
	BE: french,
	LU: french,
	ES: spanish,
	PT: portuguese,
	BR: portuguese,
	IT: spanish,
	PL: polish,
	CZ: polish,
	NO: nordic,
	SE: nordic,
	DK: nordic,
	FI: nordic,
	IS: nordic,
	GR: greek,
	CY: greek,
	IL: hebrew,
	AE: arabic,
	BH: arabic,
	SA: arabic,
	LB: arabic,
	JP: japanese,
	SG: chinese,
	LT: lithuanian,
};

/** Stocks that people in an English-speaking country bring from elsewhere, most frequent first. */
const ELSEWHERE = [hindi, polish, chinese, arabic, cyrillic, greek];

/** `share` in [0, 1): a share of people carry a name from elsewhere. */
export function namesOf(country: string, share: number): NameStock {
	const local = BY_COUNTRY[country] ?? english;
	const index = Math.floor(share * 40);
	return local === english ? (ELSEWHERE[index] ?? english) : local;
}
