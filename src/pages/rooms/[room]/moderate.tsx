export { ModerationScreen as default } from "../../../ui/moderation/ModerationScreen";
