import type { ClientSettings } from "../api/settings";
import { PACKAGE } from "./state-form";

/** Namespaces of the settings in a stack's config: that of the package, and that of version 0.1, which is still read. */
const NAMESPACES = [PACKAGE, "zoomEvents"] as const;

/** Looks a setting up in a stack's config. */
export function configured(
	get: (key: string) => string | undefined,
): (name: keyof ClientSettings) => string | undefined {
	return (name) => NAMESPACES.map((namespace) => get(`${namespace}:${name}`)).find((value) => value !== undefined);
}
