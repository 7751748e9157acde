import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";

const names = lexicon(
	"comment*, note, notes, *notes, remark*, message, message body, body, feedback*, review text, review, free text, freetext, text, bio, about me, about",
	"complaint*, inquiry, enquiry, transcript, chat*, conversation, case description, memo, bemerkung*, kommentar*, notiz*, nachricht, anmerkung*, beschwerde",
	"commentaire*, remarque*, avis, reclamation, observation*, comentario*, observaciones, nota, notas, mensaje, queja, commento, commenti, osservazioni",
	"messaggio, reclamo, observacoes, mensagem, reclamacao, opmerking*, notitie*, bericht, klacht, uwagi, komentarz*, wiadomosc, huomautus*, poznamka, yorum",
	"комментари*, примечани*, сообщени*, отзыв*, *コメント*, *備考*, *感想*, *备注*, *评论*, *留言*, *비고*, *ملاحظات*, σχολια, הערות",
);
const dense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

/** Running text: a sentence or more, not a label of a few words. Scripts without spaces count by length. */
function isRunningText(value: string): boolean {
	if (dense.test(value)) return value.length >= 18;
	return value.length >= 40 && value.split(/\s+/).length >= 7 && /\p{Ll}{2}/u.test(value);
}

const isShortText = (value: string) =>
	value.split(/\s+/).length >= 3 || (dense.test(value) && value.length >= 8) || value.length >= 25;

export const freeText: Detector = {
	label: "free-text",
	detect: (column) => {
		const named = names(column.words) ? 1 : 0;
		const running = column.share(
			(value) => isRunningText(value) && !value.startsWith("Mozilla/") && !/^[[{]/.test(value),
		);
		const repeats = column.values.length >= 50 && column.distinctCount <= 20;
		const fitting = named > 0 ? Math.max(running, repeats ? 0 : column.share(isShortText)) : repeats ? 0 : running;
		return weigh(column, { named, fitting, proof: 0.85, what: "free text" });
	},
};
