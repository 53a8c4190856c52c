export { HomeScreen as default } from "../ui/lobby/HomeScreen";
