import * as pulumi from "@pulumi/pulumi";
import { type ClientSettings, SECRET_SETTINGS } from "../../api/settings";
import { PACKAGE } from "../../lifecycle/state-form";

/** Settings of a provider; those that are not given come from the environment: `ZOOM_ACCOUNT_ID` and the like. */
export type ProviderArgs = { [Name in keyof ClientSettings]?: pulumi.Input<ClientSettings[Name] | undefined> };

/**
 * An account of its own, for programs that work in several: name it in the option `provider` of resources, or in
 * `providers` of a conference. Without one, resources use the settings of the stack's config.
 *
 * @example
 * ```ts
 * const sandbox = new zoom.Provider("sandbox", {
 * 	accountId: config.require("sandboxAccount"),
 * 	clientId: config.require("sandboxClient"),
 * 	clientSecret: config.requireSecret("sandboxSecret"),
 * });
 * new zoom.Speaker("ada", { eventId, name: "Ada Example" }, { provider: sandbox });
 * ```
 */
export class Provider extends pulumi.ProviderResource {
	constructor(name: string, args: ProviderArgs = {}, opts: pulumi.ResourceOptions = {}) {
		const additionalSecretOutputs = [...SECRET_SETTINGS];
		// The engine takes a provider's inputs as text, or as JSON of what is none.
		const texts = Object.entries(args).map(([key, value]) => [
			key,
			SECRET_SETTINGS.has(key) && value !== undefined
				? pulumi.secret(value)
				: pulumi.output(value).apply((known) => (typeof known === "number" ? String(known) : known)),
		]);
		super(PACKAGE, name, Object.fromEntries(texts), pulumi.mergeOptions(opts, { additionalSecretOutputs }));
	}
}
