/** Resources and functions, as the package's schema describes them. */
import type { FunctionDescription } from "../../provider/functions/description.ts";
import { functionDescriptions } from "../../provider/functions/descriptions.ts";
import { createInputs } from "../../provider/lifecycle/check.ts";
import type { ResourceDescription } from "../../provider/lifecycle/description.ts";
import {
	type CompiledDescription,
	compileDescription,
	contentFactsOf,
	type InputShape,
} from "../../provider/lifecycle/shape.ts";
import { dynamicTypeOf, EARLIER_CONFERENCE_TYPE, nativeTypeOf } from "../../provider/lifecycle/state-form.ts";
import { capital, changeOf, inputText, madeByHost, meaning, outputSchema, secretText, sentence } from "./facts.ts";
import {
	ANY,
	ASSET,
	type FunctionSpec,
	type ObjectSpec,
	type Properties,
	type PropertySpec,
	type ResourceSpec,
} from "./pulumi-spec.ts";
import { answerText, type PulumiTypes } from "./pulumi-types.ts";

/**
 * What holds of a property among inputs and outputs alike. That a change replaces is told to people alone: with
 * `replaceOnChanges`, the engine would replace for programs of an SDK where the plugin knows better, as after a half-done create.
 */
function marksOf(description: CompiledDescription, shape: InputShape): Partial<PropertySpec> {
	return {
		...(description.secrets?.includes(shape.name) === true && { secret: true }),
		...(changeOf(shape, description) === "replaces" && { willReplaceOnChanges: true }),
	};
}

function inputsOf(description: CompiledDescription, shapes: readonly InputShape[], types: PulumiTypes): Properties {
	const { kind, docs } = description;
	const content = contentFactsOf(description);
	const rows = shapes.map((shape): [string, PropertySpec] => [
		shape.name,
		{
			...types.ofInput(shape, `${kind}${capital(shape.name)}`),
			description: inputText(shape, description),
			...marksOf(description, shape),
		},
	]);
	const source: Properties =
		content !== undefined
			? {
					[content.source]: {
						oneOf: [{ type: "string" }, ASSET],
						description: sentence(docs.properties?.[content.source] ?? ""),
					},
				}
			: {};
	const atCreate = Object.entries(createInputs(description)).map(([name, schema]): [string, PropertySpec] => [
		name,
		{ ...types.ofAnswer(schema, `${kind}${capital(name)}`), description: sentence(schema.description ?? "") },
	]);
	return { ...source, ...Object.fromEntries([...rows, ...atCreate]) };
}

function outputsOf(description: CompiledDescription, types: PulumiTypes): Properties {
	const { kind, id, inputs, outputFields, secrets } = description;
	const declared = [...inputs.values()].map((shape): [string, PropertySpec] => [
		shape.name,
		{
			...types.ofOutput(shape, `${kind}${capital(shape.name)}`),
			description: `${sentence(meaning(shape))}${secretText(description, shape.name)}`,
			...marksOf(description, shape),
		},
	]);
	const added = [...outputFields].map(([name, path]): [string, PropertySpec] => {
		const schema = outputSchema(description, name, path);
		return [
			name,
			{
				...(name === id.parameter ? { type: "string" as const } : types.ofAnswer(schema, `${kind}${capital(name)}`)),
				description: `${answerText(schema)}${secretText(description, name)}`,
				...(secrets?.includes(name) === true && { secret: true }),
			},
		];
	});
	return Object.fromEntries([...declared, ...added]);
}

/** The parents, of which all objects are listed. */
function listInputsOf(description: CompiledDescription, types: PulumiTypes): ObjectSpec {
	const { parents, inputs } = description;
	const rows = [...inputs.values()]
		.filter(({ isParent }) => isParent)
		.map((shape): [string, PropertySpec] => [
			shape.name,
			{ ...types.ofInput(shape, shape.name), description: sentence(meaning(shape)) },
		]);
	return { type: "object", properties: Object.fromEntries(rows), required: parents };
}

/** A kind; its examples are not yet in its description. */
export function resourceSpec(facts: ResourceDescription, types: PulumiTypes): ResourceSpec {
	const description = compileDescription(facts);
	const { inputs, id, outputFields, alwaysShown = [] } = description;
	const content = contentFactsOf(description);
	const hidden = madeByHost(description);
	const shapes = [...inputs.values()].filter(({ name }) => !hidden.includes(name));
	const needed = [...inputs.values()].filter(({ isRequired }) => isRequired).map(({ name }) => name);
	const shown = [...outputFields.keys()].filter((name) => name === id.parameter || alwaysShown.includes(name));
	return {
		description: facts.docs.text,
		properties: outputsOf(description, types),
		required: [...needed, ...shown],
		inputProperties: inputsOf(description, shapes, types),
		requiredInputs: [...(content === undefined ? [] : [content.source]), ...needed],
		aliases: [{ type: dynamicTypeOf(facts.kind) }],
		...(facts.operations.list !== undefined && { listInputs: listInputsOf(description, types) }),
	};
}

/** The component of a conference file. Its inputs decide which resources there are, so that no output can be one. */
export function conferenceSpec(): ResourceSpec {
	const ids = { type: "object", additionalProperties: { type: "string" } } as const;
	return {
		description:
			"A conference from one YAML file. Its children are the ordinary resources, named by the keys of the file, so that another title or another order replaces nothing. Either `file` or `spec` is given.",
		isComponent: true,
		inputProperties: {
			file: { type: "string", plain: true, description: "Path of the YAML file, relative to the program's folder." },
			spec: {
				...ANY,
				plain: true,
				description: "The conference as a value, instead of a file; `params` and `defaults` work as in a file.",
			},
			params: {
				type: "object",
				additionalProperties: ANY,
				plain: true,
				description: "Values of parameters by name; text is read as the parameter's type.",
			},
		},
		properties: {
			eventId: { type: "string", description: "Id of the event; of the first one in a series of events." },
			eventIds: { ...ids, description: "Ids of the events by date, in a series of events; otherwise empty." },
			ids: {
				type: "object",
				additionalProperties: ids,
				description:
					"Ids of the objects of each section by key: those of speakers are in `speakers`; in a series of events by date and key.",
			},
		},
		required: ["eventId", "eventIds", "ids"],
		aliases: [{ type: EARLIER_CONFERENCE_TYPE }],
	};
}

function functionSpec(description: FunctionDescription, types: PulumiTypes): FunctionSpec {
	const { name, docs, isSecret } = description;
	const inputs = Object.entries(description.inputs);
	const outputs = Object.entries(description.outputs);
	const typed = (property: string, schema: FunctionDescription["outputs"][string]): PropertySpec => ({
		...types.ofAnswer(schema, `${capital(name)}${capital(property)}`),
		description: answerText(schema),
	});
	return {
		description: docs,
		inputs: {
			type: "object",
			properties: Object.fromEntries(inputs.map(([property, { schema }]) => [property, typed(property, schema)])),
			required: inputs.filter(([, { isRequired }]) => isRequired).map(([property]) => property),
		},
		outputs: {
			type: "object",
			properties: Object.fromEntries(
				outputs.map(([property, schema]) => [
					property,
					{ ...typed(property, schema), ...(isSecret === true && { secret: true }) },
				]),
			),
			// A function that gives one thing fails where there is none; of an answer's fields any may be left out.
			...(outputs.length === 1 && { required: outputs.map(([property]) => property) }),
		},
	};
}

/** All functions, by their token. */
export function functionSpecs(types: PulumiTypes): Record<string, FunctionSpec> {
	return Object.fromEntries(
		functionDescriptions.map((description) => [nativeTypeOf(description.name), functionSpec(description, types)]),
	);
}
