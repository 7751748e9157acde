/** A customer file of somebody else's making: decent rows, and the dirt that such files have. */
export function customersCsv({ rows, dirtEvery = 25 }: { rows: number; dirtEvery?: number }): string {
	const lines = ["customer_no,full_name,e_mail,country,plan,signed_up,score,note"];
	for (let row = 1; row <= rows; row++) {
		const dirty = row % dirtEvery === 0;
		const email = dirty && row % (2 * dirtEvery) === 0 ? "not an address" : `person.${row}@example.org`;
		const signedUp = dirty && row % (2 * dirtEvery) !== 0 ? "2025-13-45" : date(row);
		lines.push(
			[
				`C-${row.toString().padStart(6, "0")}`,
				`${GIVEN[row % GIVEN.length]} ${FAMILY[row % FAMILY.length]}`,
				email,
				COUNTRIES[row % COUNTRIES.length],
				row % 3 === 0 ? "pro" : "free",
				signedUp,
				(row * 37) % 1000,
				row % 11 === 0 ? '"likes, among others, ""tea"""' : "",
			].join(","),
		);
	}
	return `${lines.join("\n")}\n`;
}

const GIVEN = ["Ada", "Zoë", "José", "Łukasz", "ليلى", "דוד", "Nguyễn", "Anne-Marie"];
const FAMILY = ["Lovelace", "O'Neill", "Müller", "Çelik", "Smith", "Ivanova", "الخوارزمي"];
const COUNTRIES = ["Germany", "France", "United Kingdom", "Spain"];

function date(row: number): string {
	return new Date(Date.UTC(2024, 0, 1 + (row % 700))).toISOString().slice(0, 10);
}
