/** How a scheme is written, with the separators people use; its checksum is left to the library. */
export interface NationalIdScheme {
	/** `<country>.<scheme>`, the names of stdnum. */
	kind: string;
	form: RegExp;
}

/** Ordered by how little chance can pass them: long and lettered schemes first, bare mod-10 numbers last. */
export const NATIONAL_ID_SCHEMES: readonly NationalIdScheme[] = [
	{ kind: "it.codicefiscale", form: /^[A-Z]{6}[\dL-V]{2}[A-EHLMPRST][\dL-V]{2}[A-Z][\dL-V]{3}[A-Z]$/ },
	{ kind: "mx.curp", form: /^[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d$/ },
	{ kind: "cn.ric", form: /^\d{17}[\dX]$/ },
	{ kind: "fr.nir", form: /^[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3} ?\d{2}$/ },
	{ kind: "es.dni", form: /^\d{8}-?[A-Z]$/ },
	{ kind: "es.nie", form: /^[XYZ]-?\d{7}-?[A-Z]$/ },
	{ kind: "fi.hetu", form: /^\d{6}[-+A-FU-Y]\d{3}[\dA-Z]$/ },
	{ kind: "gb.nino", form: /^[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d{2} ?\d{2} ?\d{2} ?[A-D]$/ },
	{ kind: "ie.pps", form: /^\d{7}[A-W][A-IW]?$/ },
	{ kind: "tw.natid", form: /^[A-Z]\d{9}$/ },
	{ kind: "hk.hkid", form: /^[A-Z]{1,2}\d{6}\([\dA]\)$/ },
	{ kind: "in.pan", form: /^[A-Z]{3}[ABCFGHLJPTK][A-Z]\d{4}[A-Z]$/ },
	{ kind: "de.svnr", form: /^\d{8}[A-Z]\d{3}$/ },
	{ kind: "za.idnr", form: /^\d{13}$/ },
	{ kind: "ro.cnp", form: /^[1-9]\d{12}$/ },
	{ kind: "rs.jmbg", form: /^\d{13}$/ },
	{ kind: "kr.rrn", form: /^\d{6}-\d{7}$/ },
	{ kind: "ch.ssn", form: /^756[. ]?\d{4}[. ]?\d{4}[. ]?\d{2}$/ },
	{ kind: "th.idnr", form: /^\d-\d{4}-\d{5}-\d{2}-\d$/ },
	{ kind: "no.fodselsnummer", form: /^\d{6} ?\d{5}$/ },
	{ kind: "be.nn", form: /^\d{2}\.?\d{2}\.?\d{2}-?\d{3}[.-]?\d{2}$/ },
	{ kind: "pl.pesel", form: /^\d{11}$/ },
	{ kind: "br.cpf", form: /^\d{3}\.?\d{3}\.?\d{3}-?\d{2}$/ },
	{ kind: "tr.tckimlik", form: /^[1-9]\d{10}$/ },
	{ kind: "de.idnr", form: /^[1-9]\d ?\d{3} ?\d{3} ?\d{3}$/ },
	{ kind: "lt.asmens", form: /^[1-6]\d{10}$/ },
	{ kind: "gr.amka", form: /^\d{11}$/ },
	{ kind: "ee.ik", form: /^[1-8]\d{10}$/ },
	{ kind: "hr.oib", form: /^\d{11}$/ },
	{ kind: "se.personnummer", form: /^(?:\d{2})?\d{6}[-+]\d{4}$/ },
	{ kind: "dk.cpr", form: /^\d{6}-\d{4}$/ },
	{ kind: "us.ssn", form: /^\d{3}-\d{2}-\d{4}$/ },
	{ kind: "in.aadhaar", form: /^[2-9]\d{3} \d{4} \d{4}$|^[2-9]\d{11}$/ },
	{ kind: "cl.run", form: /^\d{1,2}\.?\d{3}\.?\d{3}-[\dK]$/ },
	{ kind: "cz.rc", form: /^\d{6}\/\d{3,4}$/ },
	{ kind: "at.vnr", form: /^[1-9]\d{3} ?\d{6}$/ },
	{ kind: "is.kennitala", form: /^\d{6}-?\d{4}$/ },
	{ kind: "gb.nhs", form: /^[4-79]\d{2}[ -]?\d{3}[ -]?\d{4}$/ },
	{ kind: "nl.bsn", form: /^\d{4}\.?\d{2}\.?\d{3}$/ },
	{ kind: "ca.sin", form: /^[1-79]\d{2}[ -]?\d{3}[ -]?\d{3}$/ },
	{ kind: "pt.nif", form: /^[1-3]\d{2} ?\d{3} ?\d{3}$/ },
	{ kind: "au.tfn", form: /^\d{3} \d{3} \d{3}$/ },
];
