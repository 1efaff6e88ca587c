import { definePeopleList } from "./people-list";
import { PERSONAL_INPUTS } from "./person";
import { registrationExports } from "./shop-exports";
import { vodRegistration } from "./vod-registration";

/** The facts of `VodRegistrationList`. */
export const vodRegistrationList = definePeopleList({
	kind: "VodRegistrationList",
	noun: "list of registrations",
	text: "Registrations for a channel, for all people in a file, in calls of up to 30. Who is registered already is not registered again. The API can neither change nor undo a registration: of a row that changes or goes, the preview says that the registration stays as it is. The state has one entry for all of them, and nothing of a person.",
	of: vodRegistration,
	person: "email",
	presets: registrationExports,
	columns: PERSONAL_INPUTS,
	words: {
		customQuestions: "Columns of the answers, by the title of the question",
		organizationSize: "How many people work in the organisation",
	},
	shared: [],
	sharedInputs: {},
});
