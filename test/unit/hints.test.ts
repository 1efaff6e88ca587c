import { expect, it } from "vitest";
import { allOperations } from "../../provider/api/contract.ts";
import { ZoomApiError } from "../../provider/api/errors.ts";

const refusals = [...allOperations().values()].flatMap((operation) =>
	operation.errors.map(({ status, code }) => ({ operation, status, code })),
);

it("says what to do about every code that the contract documents", () => {
	const silent = refusals.filter(({ operation, status, code }) => {
		const error = new ZoomApiError(operation, "it", { status, code, message: "No." });
		return !/: No\.\n\S/.test(error.message);
	});
	expect(refusals.length).toBeGreaterThan(100);
	expect(silent.map(({ operation, code }) => `${operation.id} ${code}`)).toEqual([]);
});
