import { isKind } from "../../kinds";
import {
	CONFERENCE_TYPE,
	dynamicTypeOf,
	isConferenceType,
	kindOfType,
	nativeTypeOf,
	PACKAGE,
} from "../../lifecycle/state-form";

/** What carries resources out: the plugin, or the program's own language host. */
export type Host = "native" | "dynamic";

/** How a host's resources stand in a state. */
interface HostFacts {
	typeOf(kind: string): string;
	/** Type of the resource that stands for its provider. */
	providerType: string;
}

/** By name. */
export const HOSTS: Readonly<Record<Host, HostFacts>> = {
	native: { typeOf: nativeTypeOf, providerType: `pulumi:providers:${PACKAGE}` },
	dynamic: { typeOf: dynamicTypeOf, providerType: "pulumi:providers:pulumi-nodejs" },
};

/** Names of the hosts. */
export const HOST_NAMES: readonly Host[] = ["native", "dynamic"];

/** A type as the host has it; what is not of this package stays as it is. */
export function typeFor(type: string, host: Host): string {
	if (isConferenceType(type)) return CONFERENCE_TYPE;
	const kind = kindOfType(type) ?? "";
	return isKind(kind) ? HOSTS[host].typeOf(kind) : type;
}

/** A URN, or the reference of a provider, with the types of the host: that of the resource and those of its parents. */
export function urnFor(urn: string, host: Host): string {
	const [stack = "", project = "", types = "", ...name] = urn.split("::");
	const changed = types
		.split("$")
		.map((type) => typeFor(type, host))
		.join("$");
	return [stack, project, changed, ...name].join("::");
}
