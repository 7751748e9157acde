import { address } from "./detectors/address.ts";
import { behavioural } from "./detectors/behavioural.ts";
import { birthDate } from "./detectors/birth-date.ts";
import { demographic } from "./detectors/demographic.ts";
import { email } from "./detectors/email.ts";
import { externalId } from "./detectors/external-id.ts";
import { financial } from "./detectors/financial.ts";
import { freeText } from "./detectors/free-text.ts";
import { iban } from "./detectors/iban.ts";
import { internal } from "./detectors/internal.ts";
import { ipAddress } from "./detectors/ip-address.ts";
import { location } from "./detectors/location.ts";
import { minor } from "./detectors/minor.ts";
import { nationalId } from "./detectors/national-id.ts";
import { onlineId } from "./detectors/online-id.ts";
import { paymentCard } from "./detectors/payment-card.ts";
import { personName } from "./detectors/person-name.ts";
import { phone } from "./detectors/phone.ts";
import { secret } from "./detectors/secret.ts";
import { specialCategory } from "./detectors/special-category.ts";
import type { Detector } from "./evidence.ts";

/** What a value is: a column holds one kind of these, and among equals the earlier wins. */
export const KIND_DETECTORS: readonly Detector[] = [
	email,
	iban,
	paymentCard,
	ipAddress,
	nationalId,
	externalId,
	phone,
	birthDate,
	onlineId,
	address,
	location,
	personName,
	freeText,
];

/** What a value tells about a person, beside its kind. */
export const TRAIT_DETECTORS: readonly Detector[] = [
	specialCategory,
	minor,
	financial,
	demographic,
	behavioural,
	internal,
];

export { secret as SECRET_DETECTOR };
