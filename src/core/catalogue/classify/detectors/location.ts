import { lexicon } from "../column-name.ts";
import { type Detector, weigh } from "../evidence.ts";
import { tellsAbout } from "../name-meaning.ts";

const countries = lexicon(
	"*country*, land, pays, pais, paese, nazione, kraj, maa, nation, herkunftsland, landcode, 国, 国家, *国名*, страна, دولة, البلد, χωρα, 국가",
);
const places = lexicon(
	"city, town, ort, stadt, wohnort, ville, commune, ciudad, localidad, poblacion, municipio, citta, comune, cidade, concelho, stad, plaats",
	"woonplaats, miasto, miejscowosc, kaupunki, by, poststed, kommune, obec, mesto, sehir, город, *城市*, 市, *市区町村*, 도시, *مدينة*, πολη",
	"state full, province, provincia, region, regione, county, bundesland, kanton, departement, estado, distrito, wojewodztwo, *都道府県*",
	"область, регион, location, standort, place of birth, birth place, birthplace, lieu de naissance, geburtsort, lugar nacimiento",
	"neighborhood, neighbourhood, quarter, stadtteil, quartier, barrio, bairro, wijk, arrondissement, suburb, borough, district, postcode area, timezone, time zone, zeitzone, fuseau horaire, zona horaria, 省份, 省",
);
const weakPlaces = lexicon("state, area, place, geo, station, zone");
const coordinates = lexicon(
	"lat, latitude, lon, lng, longitude, *latlng*, *latlon*, gps*, coordinate*, geohash, breitengrad, langengrad, latitud, longitud",
	"latitudine, longitudine, geo point, geolocation, geo location, широта, долгота, 緯度, 経度, 纬度, 经度",
);
const statusWord =
	/^(?:open|closed|active|inactive|pending|new|done|failed|cancelled|canceled|paid|shipped|on|off|enabled|disabled)$/i;
const coordinatePair = /^\(?-?\d{1,2}\.\d{3,}\s*[,; ]\s*-?\d{1,3}\.\d{3,}\)?$|^POINT\s?\(/i;

const isPlaceName = (value: string) => value.length <= 80 && /\p{L}/u.test(value) && !statusWord.test(value);
const isCoordinate = (value: string) =>
	coordinatePair.test(value) ||
	/^-?\d{1,3}[.,]\d{2,}$/.test(value) ||
	/^[0-9b-hjkmnp-z]{5,12}$/.test(value) ||
	/^\d+[°º]/.test(value);

export const location: Detector = {
	label: "location",
	detect: (column, formats) => {
		const { words } = column;
		if (coordinates(words)) {
			return weigh(column, { named: 1, fitting: column.share(isCoordinate), proof: 0, what: "geographic coordinates" });
		}
		const country = column.share((value) => value.length > 1 && formats.country(value) !== null);
		const longNames = column.share((value) => value.length > 3 && formats.country(value) !== null);
		if (countries(words)) {
			const fitting = Math.max(
				country,
				0.8 * column.share(isPlaceName),
				0.6 * column.share((value) => /^\d{1,4}$/.test(value)),
			);
			const format = country >= 0.5 ? ("country" as const) : undefined;
			return weigh(column, { named: 1, fitting, proof: 0, what: "countries", format });
		}
		const named = places(words) ? 1 : weakPlaces(words) ? 0.75 : 0;
		if (named > 0) {
			return weigh(column, {
				named: tellsAbout(words) ? 0.5 : named,
				fitting: column.share(isPlaceName),
				proof: 0,
				what: "places",
			});
		}
		if (longNames >= 0.5) {
			return weigh(column, { named: 0, fitting: longNames, proof: 0.8, what: "countries", format: "country" });
		}
		return weigh(column, {
			named: 0,
			fitting: column.share((value) => coordinatePair.test(value)),
			proof: 0.9,
			what: "geographic coordinates",
		});
	},
};
