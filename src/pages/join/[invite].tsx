export { JoinScreen as default } from "../../ui/lobby/JoinScreen";
