export { BrokenScreen as default } from "../ui/lobby/BrokenScreen";
