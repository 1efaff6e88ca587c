/** The policy pack: `pulumi preview --policy-pack <this folder>`. */
import { PolicyPack, type PolicyResource, type StackValidationPolicy } from "@pulumi/policy";
import { DEFAULTS, type Declared, kindOfType, RULES, type Rule, type Settings } from "./rules";

/** Properties that can be read: at preview Pulumi throws where one is asked for that is not yet known. */
function known(props: Record<string, unknown>): Record<string, unknown> {
	return Object.fromEntries(
		Object.keys(props).flatMap((name): [string, unknown][] => {
			try {
				return [[name, props[name]]];
			} catch {
				return [];
			}
		}),
	);
}

function toDeclared({ type, name, props, opts }: PolicyResource): Declared[] {
	const kind = kindOfType(type);
	return kind === undefined ? [] : [{ kind, name, properties: known(props), isProtected: opts.protect === true }];
}

function toPolicy({ name, description, isMandatory, check }: Rule): StackValidationPolicy {
	return {
		name,
		description,
		enforcementLevel: isMandatory ? "mandatory" : "advisory",
		configSchema: {
			properties: {
				freezeDays: { type: "integer", minimum: 0, default: DEFAULTS.freezeDays },
				namePattern: { type: "string", default: DEFAULTS.namePattern },
				maxTitleLength: { type: "integer", minimum: 1, default: DEFAULTS.maxTitleLength },
			},
		},
		validateStack: ({ resources, getConfig }, reportViolation) => {
			const settings: Settings = { ...DEFAULTS, ...getConfig<Partial<Settings>>() };
			const urns = new Map(resources.map((resource) => [resource.name, resource.urn]));
			for (const violation of check(resources.flatMap(toDeclared), settings, new Date()))
				reportViolation(`${violation.name} ${violation.message}`, urns.get(violation.name));
		},
	};
}

new PolicyPack("zoom-events", { policies: RULES.map(toPolicy) });
