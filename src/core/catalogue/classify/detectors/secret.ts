import { parseDate } from "../../../intake/parse-date.ts";
import { lexicon } from "../column-name.ts";
import type { ColumnSample } from "../column-sample.ts";
import type { Detector, Evidence } from "../evidence.ts";

const names = lexicon(
	"*password*, *passwd*, pwd, pass word, pass phrase, *passphrase*, pass code, passcode, passwort*, kennwort*, mot de passe, mot passe, mdp, contrasena*",
	"senha*, palavra passe, wachtwoord*, haslo, losenord*, salasana, parola, parola d ordine, heslo, sifre, clave acceso, clave secreta, *пароль*, *密码*, *パスワード*",
	"*비밀번호*, *كلمة المرور*, κωδικος προσβασης, סיסמה, api key*, apikey*, *api secret*, secret, *secret key*, client secret, access token, auth token, bearer*",
	"refresh token, session token, csrf token, id token, oauth token, token, personal access token, reset token, *private key*, encryption key, signing key, access key",
	"ssh key, auth key, aws key, credential*, connection string, webhook secret, security answer, secret answer, otp, otp code, totp*, mfa secret, one time code",
	"recovery code*, backup code*, seed phrase, mnemonic, salt, password hash, hashed password, cvv, cvv 2, cvc, cvc 2, csc, cid code, card security code",
	"security code, card verification*, kartenprufnummer, prufziffer karte, cryptogramme, codigo seguridad, codice sicurezza, codigo seguranca, sicherheitscode",
	"psk, wpa key, wifi key, wlan key, wlan schlussel, pin, pin number, pin nr, card pin, atm pin, geheimzahl, code pin, clave",
);
const notSecrets = lexicon(
	"*public key*, push token, fcm token, apns token, device token, token count, token type, tokens, palabra clave, clave producto, clave articulo, primary key",
	"foreign key, password hint count, secret santa, pin board, pin color, pin colour, lapel pin, secret menu, token balance, token symbol",
);
const postalPin = lexicon("pin code, pincode");
const noStrings = /^(?:true|false|yes|no|y|n|t|f|on|off|set|not set|enabled|disabled|ja|nein|oui|non|si|sim|nee)$/i;
/** Forms that only secrets have: key blocks, password hashes, tokens of well-known services, JSON web tokens. */
const KNOWN_FORMS =
	/^-----BEGIN [A-Z ]*PRIVATE KEY|^\$2[abxy]?\$\d\d\$|^\$argon2(?:id|i|d)\$|^\$(?:1|5|6|y)\$[\w./$]+|^pbkdf2[_:$]|^scrypt[:$]|^\{(?:SSHA|SHA|CRYPT|MD5|BCRYPT)\d*\}|^eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*$|^(?:sk|rk|pk)_(?:live|test)_\w{10,}|^gh[pousr]_\w{20,}|^github_pat_\w{20,}|^glpat-[\w-]{15,}|^xox[abeoprs]-[\w-]{10,}|^AKIA[0-9A-Z]{16}$|^AIza[\w-]{30,}|^ya29\.[\w-]{20,}|^SG\.[\w-]{15,}\.[\w-]{15,}|^sk-[\w-]{20,}|^npm_\w{30,}|^hf_\w{20,}|^AGE-SECRET-KEY-1|^[a-z][a-z+]{2,20}:\/\/[^\s:@/]+:[^\s@/]+@/;

const aboutWords = lexicon(
	"changed, updated, at, date, expires, expired, expiry, set, has, is, reset at, count, length, strength, attempts, age, enabled, required, sent",
);

/** A column about a secret (when it changed, whether it is set) holds dates, truth values or counts instead. */
function isAboutSecret(column: ColumnSample): boolean {
	const { values, words } = column;
	const dates = column.share(
		(value) =>
			typeof parseDate(value.slice(0, 10), "dmy") === "string" ||
			typeof parseDate(value.slice(0, 10), "mdy") === "string",
	);
	const truths = column.share((value) => noStrings.test(value));
	const counts = column.share((value) => /^\d{1,4}$/.test(value));
	if (values.length === 0) return aboutWords(words);
	return truths > 0.9 || (aboutWords(words) && (dates > 0.8 || counts > 0.8 || column.distinctCount <= 5));
}

/** Passwords, keys, tokens and card security codes. Columns that hold them are refused, so a false alarm costs a column. */
export const secret: Detector = {
	label: "secret",
	detect: (column): Evidence | null => {
		const known = column.share((value) => KNOWN_FORMS.test(value));
		if (known >= 0.02) return { score: 1, reasons: ["some values have the form of keys, tokens or password hashes"] };
		const { words } = column;
		if (!names(words) || notSecrets(words) || isAboutSecret(column)) return null;
		if (postalPin(words) && column.share((value) => /^\d{3} ?\d{3}$/.test(value)) > 0.5) return null;
		return { score: 0.95, reasons: ["the column name says passwords, keys or security codes"] };
	},
};
