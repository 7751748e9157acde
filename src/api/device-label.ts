import Bowser from "bowser";
import type { FastifyRequest } from "fastify";

const MOST_CHARACTERS = 60;

/** Such as `Firefox on Windows`: enough for its owner to know the device again, too little to tell people apart. */
export function deviceLabel(request: FastifyRequest): string {
	const agent = request.headers["user-agent"];
	if (agent === undefined || agent === "") return "unknown";
	const browser = Bowser.getParser(agent.slice(0, 500));
	const label = [browser.getBrowserName(), browser.getOSName()].filter(Boolean).join(" on ");
	return label === "" ? "a program" : label.slice(0, MOST_CHARACTERS);
}
