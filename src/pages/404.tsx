export { MissingScreen as default } from "../ui/lobby/MissingScreen";
