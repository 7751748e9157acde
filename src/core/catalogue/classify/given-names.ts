import { withoutAccents } from "./column-name.ts";

/** Frequent given names of many languages and scripts, and forms of address: enough to tell people from things. */
const NAMES = `
james john robert michael david william richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul
andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry
justin scott brandon benjamin samuel gregory frank alexander raymond patrick dennis jerry tyler aaron henry adam nathan peter noah
liam oliver ethan logan lucas mason oscar harry alfie leo archie simon martin philip colin graham keith stuart ian neil derek
mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty sandra margaret ashley kimberly emily
donna michelle carol amanda melissa deborah stephanie rebecca laura sharon cynthia kathleen amy angela shirley anna brenda pamela
emma nicole helen samantha katherine christine debra rachel carolyn janet catherine maria heather diane olivia julie joyce victoria
kelly christina joan evelyn lauren judith megan andrea cheryl hannah jacqueline martha gloria teresa sara janice ann julia sophia
isabella charlotte amelia mia chloe fiona alison claire lucy zoe abigail priya aisha fatima mohammed muhammad ahmed ali omar hassan
hans klaus wolfgang jurgen dieter manfred uwe gunter stefan andreas thorsten sven jan lars niklas jonas felix maximilian lukas tobias
sebastian florian matthias markus kai dirk heinz helmut horst karl kurt otto friedrich ursula monika petra sabine renate brigitte
heike anja katrin silke birgit kerstin susanne ute lena lea leonie johanna greta ingrid gisela helga gerda frieda lotte annette
jean pierre michel philippe alain jacques bernard louis francois nicolas laurent olivier julien antoine guillaume mathieu hugo lea
marie nathalie isabelle sylvie valerie sandrine celine aurelie camille manon chantal brigitte genevieve monique elodie amelie
jose antonio juan manuel francisco luis javier carlos miguel angel pedro alejandro pablo sergio fernando jorge alberto alvaro diego
raul carmen josefa isabel ana dolores pilar cristina lucia elena rosa marta beatriz rocio ines sofia valentina camila ximena
giuseppe giovanni mario luigi francesco angelo vincenzo pietro salvatore carlo franco domenico marco andrea luca matteo alessandro
davide giulia francesca chiara federica silvia alessia giorgia martina elisa paola giovanna rosanna caterina lorenzo gianluca
joao paulo pedro rui tiago nuno goncalo joaquim fatima margarida catarina mariana leticia gabriela fernanda juliana larissa thiago
rafael bruno gustavo felipe henrique otavio beatriz luana camila
willem pieter cornelis hendrik johannes jeroen bas daan sem bram thijs ruben anouk sanne femke lotte maaike fleur annelies marieke
piotr krzysztof andrzej tomasz pawel jakub marcin michal agnieszka katarzyna malgorzata ewa joanna magdalena zofia jadwiga
erik lars anders per nils olof magnus bjorn henrik mikael johan gustav astrid ingrid karin birgitta kristina sigrid freja
matti jukka kari juha timo mikko antti pekka tuula ritva leena paivi hanna sari aino eeva
jiri petr pavel jaroslav milan frantisek zdenek vaclav jana eva hana lenka katerina lucie veronika ivan marko goran dragan milos
andrei ion mihai elena ioana nikolaos dimitris giorgos eleni mehmet mustafa ahmet fatma ayse emine hatice zeynep elif emre murat
raj amit rahul sanjay vijay anil sunil ravi arjun rohan anita sunita pooja neha kavita deepa ananya lakshmi
wei ming jing xiaoming li na hiroshi takashi kenji yuki sakura haruto yui akira minjun jiwoo seojun nguyen linh anh
александр сергей дмитрий андрей алексей михаил иван николай владимир евгений мария елена ольга наталья анна татьяна ирина екатерина
светлана юлия анастасия олександр олена тарас γιώργος μαρία ελένη δημήτρης κώστας κατερίνα محمد أحمد علي فاطمة مريم حسن عمر خالد سارة
יוסף דוד משה שרה רחל
`;

const FORMS_OF_ADDRESS =
	"mr mrs ms miss mx dr herr frau monsieur madame mme m senor senora signor signora sr sra dhr mevr prof sir";

const KNOWN = new Set(withoutAccents(NAMES).split(/\s+/).filter(Boolean));
const ADDRESSING = new Set(FORMS_OF_ADDRESS.split(" "));

/** Family names that open a full name written without spaces in Chinese, Japanese and Korean. */
const EAST_ASIAN_FAMILY_NAME =
	/^(?:[王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾]|佐藤|鈴木|高橋|田中|伊藤|渡辺|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|斎藤|清水|[김이박최정강조윤장임한오서신권황안송류홍])/u;

/** Whether a word of the text is a well-known given name or form of address, or the text opens like an East Asian full name. */
export function holdsGivenName(text: string): boolean {
	if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々\s・]{2,10}$/u.test(text)) {
		return EAST_ASIAN_FAMILY_NAME.test(text);
	}
	const words = withoutAccents(text)
		.split(/[^\p{L}\p{M}]+/u)
		.filter((word) => word !== "");
	return words.some((word) => KNOWN.has(word)) || (words.length > 1 && ADDRESSING.has(words[0] ?? ""));
}
