/** Inputs of tickets and registrations that say something of a person, and so are secret. */
export const PERSONAL_INPUTS = [
	"email",
	"firstName",
	"lastName",
	"address",
	"city",
	"state",
	"zip",
	"country",
	"phone",
	"industry",
	"jobTitle",
	"organization",
	"organizationSize",
	"comments",
	"customQuestions",
] as const;
