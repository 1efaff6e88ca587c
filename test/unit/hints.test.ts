import { expect, it } from "vitest";
import { allOperations } from "../../provider/api/contract.ts";
import { ZoomApiError } from "../../provider/api/errors.ts";
import { Batcher } from "../../provider/lifecycle/batch.ts";
import { resourceClasses } from "../../provider/resources/index.ts";

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

it("says so about every code by which one ticket of a call fails", async () => {
	const errors = allOperations().get("createTickets")?.response?.properties?.errors?.items?.properties?.error_code;
	const codes = (errors?.enum ?? []) as string[];
	expect(codes.length).toBeGreaterThan(5);
	for (const code of codes) {
		const answer = { errors: [{ email: "ada@example.com", error_code: code, message: "No." }] };
		const made = new Batcher(0).add(
			"group",
			"ada@example.com",
			{},
			1,
			{ keyField: "email", hints: resourceClasses.Ticket.description.batch?.hints ?? {} },
			() => Promise.resolve(answer),
		);
		await expect(made).rejects.toThrow(/: No\.\n\S/);
	}
});
