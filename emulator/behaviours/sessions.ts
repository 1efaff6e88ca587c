import { behavioursOf } from "./define";

export const sessionBehaviours = behavioursOf({});
