/**
 * What the state's `__provider` loads: a dynamic provider for each kind, by its name.
 *
 * The path `pulumi-zoom-events/dynamic` and the names are part of every user's state, so they never change.
 */
import { dynamicProvider } from "./hosts/dynamic";
import { descriptions } from "./kinds";

for (const description of descriptions) {
	let provider: ReturnType<typeof dynamicProvider> | undefined;
	Object.defineProperty(exports, description.kind, {
		enumerable: true,
		get: () => {
			provider ??= dynamicProvider(description);
			return provider;
		},
	});
}
