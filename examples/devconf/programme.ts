/** The programme of DevConf Example: what an organiser edits from day to day. All people are fictional. */

/** A speaker by a short name that sessions refer to. */
export const speakers = {
	ada: { name: "Ada Example", jobTitle: "Principal Engineer", companyName: "Example Corp" },
	grace: { name: "Grace Sample", jobTitle: "Compiler Lead", companyName: "Sample Systems" },
	linus: { name: "Linus Placeholder", jobTitle: "Kernel Developer", companyName: "Placeholder Labs" },
	radia: { name: "Radia Specimen", jobTitle: "Network Architect", companyName: "Specimen Networks" },
	alan: { name: "Alan Fictive", jobTitle: "Research Scientist", companyName: "Fictive Institute" },
	barbara: { name: "Barbara Template", jobTitle: "Professor", companyName: "Template University" },
	ken: { name: "Ken Stub", jobTitle: "Systems Programmer", companyName: "Stub Works" },
	margaret: { name: "Margaret Mockup", jobTitle: "Flight Software Lead", companyName: "Mockup Space" },
	edsger: { name: "Edsger Dummy", jobTitle: "Algorithms Lead", companyName: "Dummy Data" },
	hedy: { name: "Hedy Fixture", jobTitle: "Radio Engineer", companyName: "Fixture Wireless" },
} as const;

type SpeakerName = keyof typeof speakers;

/** The conference's days, and its zone. */
export const timezone = "Europe/Berlin";
export const days = ["2027-05-04", "2027-05-05", "2027-05-06"] as const;

/** A talk: day (1 to 3), local start and end, track, title, who speaks. */
export interface Talk {
	day: 1 | 2 | 3;
	start: string;
	end: string;
	track: "Platform" | "Languages" | "Operations";
	title: string;
	speakers: readonly SpeakerName[];
}

export const talks: Record<string, Talk> = {
	opening: {
		day: 1,
		start: "09:00",
		end: "09:45",
		track: "Platform",
		title: "Opening: a conference as code",
		speakers: ["ada"],
	},
	compilers: {
		day: 1,
		start: "10:00",
		end: "10:45",
		track: "Languages",
		title: "Compilers for people",
		speakers: ["grace"],
	},
	kernels: {
		day: 1,
		start: "10:00",
		end: "10:45",
		track: "Platform",
		title: "Kernels without fear",
		speakers: ["linus"],
	},
	bridges: {
		day: 1,
		start: "10:00",
		end: "10:45",
		track: "Operations",
		title: "Bridges that span trees",
		speakers: ["radia"],
	},
	machines: {
		day: 2,
		start: "09:00",
		end: "09:45",
		track: "Platform",
		title: "Machines that might think",
		speakers: ["alan"],
	},
	abstraction: {
		day: 2,
		start: "10:00",
		end: "10:45",
		track: "Languages",
		title: "Abstraction, thirty years on",
		speakers: ["barbara"],
	},
	pipes: {
		day: 2,
		start: "10:00",
		end: "10:45",
		track: "Platform",
		title: "Small tools, long pipes",
		speakers: ["ken"],
	},
	landing: {
		day: 2,
		start: "10:00",
		end: "10:45",
		track: "Operations",
		title: "Software that lands",
		speakers: ["margaret"],
	},
	paths: {
		day: 3,
		start: "09:00",
		end: "09:45",
		track: "Languages",
		title: "The shortest path to done",
		speakers: ["edsger"],
	},
	hopping: {
		day: 3,
		start: "10:00",
		end: "10:45",
		track: "Operations",
		title: "Hopping frequencies",
		speakers: ["hedy"],
	},
	panel: {
		day: 3,
		start: "11:00",
		end: "12:00",
		track: "Platform",
		title: "Panel: what we got wrong",
		speakers: ["ada", "grace", "alan"],
	},
	closing: { day: 3, start: "12:15", end: "12:45", track: "Platform", title: "Closing", speakers: ["ada", "radia"] },
};

/** Exhibitors, by the name of their sponsor tier. */
export const exhibitors = [
	{ key: "example-corp", name: "Example Corp", tier: "Platinum", contact: "Erin Example" },
	{ key: "sample-systems", name: "Sample Systems", tier: "Gold", contact: "Sam Sample" },
	{ key: "placeholder-labs", name: "Placeholder Labs", tier: "Gold", contact: "Pat Placeholder" },
	{ key: "fixture-wireless", name: "Fixture Wireless", tier: "Silver", contact: "Finn Fixture" },
] as const;
