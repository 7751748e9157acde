import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { aboutThings, tellsAbout } from "../name-meaning.ts";

const names = lexicon(
	"cookie*, device id, deviceid, idfa, idfv, gaid, aaid, advertising id, ad id, adid, visitor id, anonymous id, session id, sessionid, client id ga",
	"ga client id, ga id, fingerprint*, user agent, useragent, mac address, mac addr, mac, imei, imsi, iccid, meid, *username*, user name, login",
	"log in, benutzername, nutzername, utilisateur, nom utilisateur, nom d utilisateur, identifiant, pseudo, usuario, nombre usuario, nome utente",
	"nome usuario, gebruikersnaam, nazwa uzytkownika, nick*, handle, twitter*, instagram*, facebook*, linkedin*, tiktok*, telegram*, skype*",
	"screen name, gclid, fbclid, msclkid, fbp, fbc, push token, fcm token, apns token, device token, hashed email, email hash*, email sha*, email md*",
	"sha email, md email, phone hash*, hashed phone, browser id, tracking id, pixel id, логин, никнейм, *用户名*, *ユーザー名*, *设备*id, אמ",
);
const notPeople = lexicon(
	"last login, login count, login at, login date, cookie consent, cookies accepted, checksum, commit, content hash, file hash, etag, mac os, digest",
	"login method, login attempts, facebook ads, instagram ads, followers, likes, cookie preference*, spend, clicks, visits, transaction",
);
const hash = /^(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|sha256:[0-9a-f]{64})$/i;
const mac = /^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i;
const browser = /^(?:Mozilla|Opera|Dalvik|okhttp|curl)\/\d/;
const analytics = /^GA\d\.\d\.\d+\.\d+$|^fb\.\d\.\d+\.\d+$|^amp-[\w-]{20,}$/;
const handle = /^@[\w.]{2,30}$/;
const token = /^\S{2,400}$/;

export const onlineId: Detector = {
	label: "online-id",
	detect: (column) => {
		const { words } = column;
		const things = notPeople(words);
		const named = names(words) && !things ? (tellsAbout(words) ? 0.5 : 1) : 0;
		const clear = column.share(
			(value) => mac.test(value) || browser.test(value) || analytics.test(value) || handle.test(value),
		);
		const hashes = column.share((value) => hash.test(value));
		if (named > 0) {
			const plausible = column.share((value) => token.test(value) && !/^(?:\d{1,4}|true|false|yes|no)$/i.test(value));
			return weigh(column, { named, fitting: Math.max(clear, plausible), proof: 0.9, what: "online identifiers" });
		}
		const proof = things || aboutThings(words) ? 0.3 : clear > hashes ? 0.9 : 0.65;
		return weigh(column, { named: 0, fitting: Math.max(clear, hashes), proof, what: "online identifiers" });
	},
};
