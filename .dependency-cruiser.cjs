/** Dependencies point one way: entry points, resources, hosts, lifecycle, api, schema; a rule breaks the build. */
const layer = (name, from, to, comment) => ({
	name,
	severity: "error",
	comment,
	from: { path: from },
	to: { path: to },
});

module.exports = {
	forbidden: [
		{ name: "no-cycles", severity: "error", comment: "A cycle has no layers.", from: {}, to: { circular: true } },
		{
			name: "no-unresolved",
			severity: "error",
			comment: "An import that can't be resolved.",
			from: {},
			to: { couldNotResolve: true },
		},
		layer("schema-stands-alone", "^schema/", "^(provider|emulator)/", "The contract depends on nothing."),
		layer("api-is-lowest", "^provider/api/", "^provider/(?!api/)", "The API layer knows no lifecycle, kind or host."),
		layer(
			"lifecycle-knows-no-kind",
			"^provider/lifecycle/",
			"^provider/(?!lifecycle/|api/)",
			"The lifecycle knows no kind and no host.",
		),
		layer(
			"lifecycle-knows-no-pulumi",
			"^provider/(lifecycle|api)/",
			"@pulumi/",
			"Only hosts, resources and functions know Pulumi.",
		),
		layer(
			"lifecycle-speaks-no-http",
			"^provider/(lifecycle|kinds|resources|hosts)/",
			"node_modules/undici",
			"HTTP is the API layer's.",
		),
		layer(
			"kinds-are-facts",
			"^provider/kinds/",
			"(@pulumi/|^provider/(?!kinds/|lifecycle/|api/))",
			"A kind knows neither Pulumi nor a host: a process that needs facts alone loads no SDK.",
		),
		layer(
			"resources-speak-no-http",
			"^provider/(kinds|resources)/",
			"^provider/api/(?!types|contract)",
			"A kind uses the contract's types alone.",
		),
		layer("hosts-know-no-kind", "^provider/hosts/", "^provider/(kinds|resources|functions)/", "A host binds any kind."),
		layer(
			"conference-is-on-top",
			"^provider/(api|lifecycle|kinds|hosts|resources|functions)/",
			"^provider/conference/",
			"Resources know no file that declares them.",
		),
		layer(
			"nothing-imports-the-cli",
			"^provider/(?!cli/)",
			"^provider/cli/",
			"The command line is an entry point: nothing is built on it.",
		),
		layer(
			"cli-needs-no-engine",
			"^provider/cli/",
			"(@pulumi/|^provider/(hosts|resources|dynamic))",
			"Files are checked, shown and pulled without Pulumi; kinds are known through the conference.",
		),
		layer(
			"conference-is-pure",
			"^provider/conference/(?!conference\\.ts$)",
			"(@pulumi/|^provider/(functions|hosts)/)",
			"Reading, checking and expanding need no engine; the component alone knows Pulumi.",
		),
		layer(
			"conference-facts-know-no-room",
			"^provider/conference/(sections|section-facts|spec|declaration)\\.ts$",
			"^provider/conference/(file|expand|check|pull|load|conference|component|index)",
			"What all rooms share imports none of them.",
		),
		layer(
			"conference-rooms-know-no-door",
			"^provider/conference/(file|expand|check|pull)/",
			"^provider/conference/(load|conference|component|index)\\.ts$",
			"The doors bring the rooms together.",
		),
		layer(
			"conference-file-reads-alone",
			"^provider/conference/file/",
			"^provider/conference/(expand|check|pull)/",
			"A file is read before anything is known of what it means.",
		),
		layer(
			"conference-expands-unchecked",
			"^provider/conference/expand/",
			"^provider/conference/(check|pull)/",
			"Checks look at what was expanded; the way back uses its times.",
		),
		layer(
			"conference-checks-no-account",
			"^provider/conference/check/",
			"^provider/conference/pull/",
			"A file is checked without the API.",
		),
		layer(
			"conference-pulls-unchecked",
			"^provider/conference/pull/",
			"^provider/conference/check/",
			"Whoever pulls has the file checked.",
		),
		layer(
			"review-is-pure",
			"^provider/review/",
			"(@pulumi/|^provider/(functions|hosts|api|cli)/)",
			"A review compares what was read; it calls nothing.",
		),
		layer("review-is-on-top", "^provider/(?!review/|cli/)", "^provider/review/", "Only commands show a review."),
		layer("policy-stands-alone", "^policy/", "^(provider|emulator)/", "A pack is used with any program."),
		layer(
			"emulator-shares-only-the-contract",
			"^emulator/",
			"^provider/",
			"A misreading on one side must show on the other.",
		),
		layer("provider-knows-no-emulator", "^provider/", "^emulator/", "The provider knows one API."),
	],
	options: {
		doNotFollow: { path: "node_modules" },
		exclude: { path: "(^|/)dist/" },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: "tsconfig.json" },
		enhancedResolveOptions: {
			exportsFields: ["exports"],
			conditionNames: ["import", "require", "node", "default", "types"],
		},
	},
};
