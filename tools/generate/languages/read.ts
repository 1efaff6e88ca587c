/** Reads an example in TypeScript: the few forms that examples have, and no other. */
import ts from "typescript";
import type { DeclaredResource, Expression, Program } from "./program.ts";

type ObjectExpression = Expression & { is: "object" };

/** Classes of assets, with what they hold. */
const ASSETS: Readonly<Record<string, "file" | "text">> = { FileAsset: "file", StringAsset: "text" };

/** A name of the package, as in `zoom.Session`; undefined where it is something else. */
function nameIn(module: string, node: ts.Node): string | undefined {
	if (!ts.isPropertyAccessExpression(node) && !ts.isQualifiedName(node)) return undefined;
	const [of, name] = ts.isQualifiedName(node) ? [node.left, node.right] : [node.expression, node.name];
	return ts.isIdentifier(of) && of.text === module ? name.text : undefined;
}

class Reader {
	readonly resources: DeclaredResource[] = [];
	readonly exports: { name: string; value: Expression }[] = [];
	readonly given = new Map<string, string>();

	constructor(private readonly source: ts.SourceFile) {}

	/** @throws Error always: the generators know no such form */
	refuse(node: ts.Node): never {
		const { line } = this.source.getLineAndCharacterOfPosition(node.getStart(this.source));
		const text = node.getText(this.source).split("\n")[0];
		throw new Error(
			`${this.source.fileName}:${line + 1}: no generator of examples knows "${text}" (${ts.SyntaxKind[node.kind]}): write it in a form that other examples have`,
		);
	}

	statement(node: ts.Statement): void {
		if (ts.isImportDeclaration(node)) return;
		if (ts.isExpressionStatement(node) && ts.isNewExpression(node.expression)) this.#resource(node.expression);
		else if (ts.isVariableStatement(node)) this.#variables(node);
		else this.refuse(node);
	}

	#variables(statement: ts.VariableStatement): void {
		const marks = (statement.modifiers ?? []).map(({ kind }) => kind);
		for (const { name, type, initializer } of statement.declarationList.declarations) {
			if (!ts.isIdentifier(name)) this.refuse(name);
			if (marks.includes(ts.SyntaxKind.DeclareKeyword) && type !== undefined) {
				this.given.set(name.text, this.#typeName(type));
			} else if (initializer === undefined) this.refuse(statement);
			else if (marks.includes(ts.SyntaxKind.ExportKeyword)) {
				this.exports.push({ name: name.text, value: this.value(initializer) });
			} else if (ts.isNewExpression(initializer)) this.#resource(initializer, name.text);
			else this.refuse(statement);
		}
	}

	#typeName(type: ts.TypeNode): string {
		if (type.kind === ts.SyntaxKind.StringKeyword) return "string";
		const kind = ts.isTypeReferenceNode(type) ? nameIn("zoom", type.typeName) : undefined;
		return kind ?? this.refuse(type);
	}

	#resource(node: ts.NewExpression, variable?: string): void {
		const kind = nameIn("zoom", node.expression);
		const [name, inputs, options, ...others] = node.arguments ?? [];
		if (kind === undefined || name === undefined || !ts.isStringLiteral(name) || inputs === undefined)
			this.refuse(node);
		if (others.length > 0) this.refuse(node);
		this.resources.push({
			kind,
			name: name.text,
			...(variable !== undefined && { variable }),
			inputs: this.#object(inputs),
			dependsOn: options === undefined ? [] : this.#dependsOn(options),
		});
	}

	#dependsOn(node: ts.Expression): readonly Expression[] {
		const [option, ...others] = this.#object(node).fields;
		if (others.length > 0 || option?.[0] !== "dependsOn" || option[1].is !== "list") this.refuse(node);
		return option[1].items;
	}

	#object(node: ts.Expression): ObjectExpression {
		const value = this.value(node);
		return value.is === "object" ? value : this.refuse(node);
	}

	#fields(node: ts.ObjectLiteralExpression): ObjectExpression {
		const fields = node.properties.map((property): readonly [string, Expression] => {
			if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, this.value(property.name)];
			const isPlain = ts.isPropertyAssignment(property) && ts.isIdentifier(property.name);
			return isPlain ? [property.name.text, this.value(property.initializer)] : this.refuse(property);
		});
		return { is: "object", fields };
	}

	#asset(node: ts.NewExpression): Expression {
		const of = ts.isPropertyAccessExpression(node.expression) ? ASSETS[node.expression.name.text] : undefined;
		const [value, ...others] = node.arguments ?? [];
		if (of === undefined || value === undefined || others.length > 0) this.refuse(node);
		return { is: "asset", of, value: this.value(value) };
	}

	value(node: ts.Expression): Expression {
		if (ts.isStringLiteral(node)) return { is: "literal", value: node.text };
		if (ts.isNumericLiteral(node)) return { is: "literal", value: Number(node.text) };
		if (node.kind === ts.SyntaxKind.TrueKeyword) return { is: "literal", value: true };
		if (node.kind === ts.SyntaxKind.FalseKeyword) return { is: "literal", value: false };
		if (ts.isArrayLiteralExpression(node)) return { is: "list", items: node.elements.map((item) => this.value(item)) };
		if (ts.isObjectLiteralExpression(node)) return this.#fields(node);
		if (ts.isIdentifier(node)) return { is: "variable", name: node.text };
		if (ts.isNewExpression(node)) return this.#asset(node);
		if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression))
			return { is: "output", of: node.expression.text, name: node.name.text };
		if (ts.isCallExpression(node)) {
			const name = nameIn("zoom", node.expression);
			const [args, ...others] = node.arguments;
			if (name !== undefined && args !== undefined && others.length === 0)
				return { is: "call", name, args: this.#object(args) };
		}
		return this.refuse(node);
	}
}

/**
 * The program that a source is.
 *
 * @param file its name, for messages
 * @throws Error with the place of what no generator knows
 */
export function readProgram(file: string, text: string): Program {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const reader = new Reader(source);
	for (const statement of source.statements) reader.statement(statement);
	return reader;
}
