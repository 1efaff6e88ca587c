import * as pulumi from "@pulumi/pulumi";
import { ZoomEventsClient } from "../../api/client";
import { ConfigurationError } from "../../api/errors";
import { type ClientSettings, resolveSettings } from "../../api/settings";
import { waitText } from "../../api/waits";
import { configured } from "../../lifecycle/stack-settings";
import { needsOfProgram } from "./program-link";

/**
 * Settings of the running program: the stack's config, else the environment.
 *
 * @throws pulumi.RunError, which Pulumi shows without a stack trace, where credentials are missing
 */
export function requireSettings(): ClientSettings {
	try {
		return resolveSettings(configured((key) => pulumi.runtime.getConfig(key)));
	} catch (error) {
		if (error instanceof ConfigurationError) throw new pulumi.RunError(error.message);
		throw error;
	}
}

let client: ZoomEventsClient | undefined;

/** The running program's client, for functions that look things up. */
export function programClient(): ZoomEventsClient {
	client ??= new ZoomEventsClient(requireSettings(), {
		onWait: (ms, reason) => void pulumi.log.info(waitText(ms, reason)),
		onNotice: (text) => void pulumi.log.info(text),
		needs: () => needsOfProgram().all(false),
	});
	return client;
}
