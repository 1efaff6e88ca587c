type Module = typeof import("../../emulator/handler.ts");

/**
 * The local API's module of ids, each of which begins with one dash or two: with Zoom one id in 64 does.
 *
 * @param original imports the module itself
 */
export async function withDashedIds(original: () => Promise<Module>): Promise<Module> {
	const module = await original();
	let made = 0;
	return { ...module, newId: () => `${made++ % 2 === 0 ? "-" : "--"}${module.newId()}`.slice(0, 22) };
}
