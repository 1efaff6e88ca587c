export { IDENTITY_KEY } from "../lifecycle/state-form";
