import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"*email*, *e mail, *mailadresse*, mail, correo*, courriel*, *epost*, e posta, sahkoposti*, posta elettronica, pec",
	"почта, эл почта, имейл, *メール*, *邮箱*, *电子邮件*, *이메일*, *البريد*, δοκ*, ηλεκτρονικο*",
);

export const email: Detector = {
	label: "email",
	detect: (column, formats) =>
		weigh(column, {
			named: names(column.words) ? 1 : 0,
			fitting: column.share((value) => value.includes("@") && formats.email(value.replace(/^mailto:/i, "")) !== null),
			proof: 0.98,
			what: "e-mail addresses",
			format: "email",
		}),
};
