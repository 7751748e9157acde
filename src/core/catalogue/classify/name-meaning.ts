import { lexicon } from "./column-name.ts";

/** Words that make a column tell something about the thing it names, not hold the thing: `phone_verified`, `card_type`. */
export const tellsAbout = lexicon(
	"count, flag, opt, optin, optout, consent, status, verified, valid, validated, type, typ, tipo, length, changed",
	"updated, created, modified, enabled, required, strength, attempts, preference, preferred, allowed, subscribed, has, is",
	"score, confirmed, source, provider, brand, country code, quality, reset at, last reset, provided",
);

/** Things that have names, numbers and dates without being people. */
export const aboutThings = lexicon(
	"product*, produkt*, produit*, producto*, prodotto, produto, item, article, artikel*, articulo, articolo, sku, brand",
	"marke, marca, marque, merk, company, firma, firm, empresa, azienda, societe, bedrijf*, unternehmen, organi*, employer",
	"store, shop, filiale, branch, campaign*, kampagne, campagne, campana, event, file, datei, fichier, domain, site",
	"page, app, plan, tariff, tarif, category, kategorie, device, school, bank, channel, list, tag, team, department, segment",
	"order*, bestell*, commande, pedido, ordine, invoice*, rechnung*, facture, factura, fattura, fatura, shipment, parcel",
	"tracking, ticket, voucher, coupon, gutschein*, promo*, project, version, build, release, firmware, vehicle, model",
	"contract, vertrag*, subscription, transaction, batch, serial, movie, film, book, title of, song, street, city, country",
	"product category, warehouse, supplier, vendor, lieferant*, fournisseur, proveedor, fornitore, leverancier, set",
	"товар*, 商品*, 产品*, 会社*, 公司*, منتج",
);

/** A column whose name says that it holds a reference or code, which stays text however numeric it looks. */
export const isReference = lexicon(
	"id, ids, no, nr, num, number, nummer, numero, numer, code, codigo, codice, kod, ref, reference, referenz, referencia",
	"riferimento, key, sku, ean, gtin, upc, isbn, barcode, zip, zipcode, plz, postcode, postal, cap, cep, uuid, guid, imei",
	"invoice, serial, iban, phone, telefon, tel, mobile, fax, *nummer, *nr, 番号, 编号, номер, рقم",
);
