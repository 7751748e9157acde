// Read by zod when a screen first loads it. Schemas are not compiled to code here: the content security policy forbids it.
declare global {
	var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { jitless: true };

export {};
