import * as pulumi from "@pulumi/pulumi";
import { needsOfProgram } from "../hosts/program/program-link";
import { programClient } from "../hosts/program/settings";
import type { Properties } from "../lifecycle/description";
import { functionDescription } from "./descriptions";
import { orRunError } from "./run-error";

/**
 * All that a function of the table gives, for a TypeScript program.
 *
 * @param args known values or outputs
 * @throws pulumi.RunError where it can't be looked up
 */
export function lookUpAll(name: string, args: object): pulumi.Output<Properties> {
	const { operations } = functionDescription(name);
	needsOfProgram().note({ by: `${name}()`, operations: new Set(operations) });
	const known = pulumi.output(args) as pulumi.Output<Properties>;
	return known.apply((inputs) =>
		orRunError(() => functionDescription(name).run(programClient(), inputs)),
	) as pulumi.Output<Properties>;
}

/** What a function of the table gives under its own name. */
export function lookUp<T>(name: string, args: object): pulumi.Output<T> {
	return lookUpAll(name, args).apply((found) => found[name] as T) as pulumi.Output<T>;
}
