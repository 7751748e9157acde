import type { Principal } from "../../core/access/principal.ts";
import type { Author } from "../../ports/control-store.ts";

/** Who stands behind an act: the person, also where a token of that person acts; otherwise the program or the operator. */
export function authorOf({ name, personId, tokenId, owner }: Principal): Author & { id: string } {
	return { name: owner?.name ?? name, id: personId ?? owner?.personId ?? tokenId };
}
