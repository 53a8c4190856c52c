-- AlterTable
ALTER TABLE "Message" ADD COLUMN "deleted_at" TEXT;
ALTER TABLE "Message" ADD COLUMN "deleted_by" TEXT;
ALTER TABLE "Message" ADD COLUMN "deleted_reason" TEXT;
ALTER TABLE "Message" ADD COLUMN "edited_at" TEXT;
ALTER TABLE "Message" ADD COLUMN "edits" INTEGER;
ALTER TABLE "Message" ADD COLUMN "reacted" BOOLEAN;
ALTER TABLE "Message" ADD COLUMN "reply_to" TEXT;

-- CreateTable
CREATE TABLE "Reaction" (
    "message_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "reaction" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "since" INTEGER NOT NULL,
    "passing" INTEGER NOT NULL,

    PRIMARY KEY ("message_id", "participant_id", "reaction"),
    CONSTRAINT "Reaction_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Reaction_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReactionTally" (
    "message_id" TEXT NOT NULL PRIMARY KEY,
    "room_id" TEXT NOT NULL,
    "passing" INTEGER NOT NULL,
    "head" INTEGER NOT NULL,
    CONSTRAINT "ReactionTally_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Reaction_participant_id_idx" ON "Reaction"("participant_id");

-- CreateIndex
CREATE INDEX "Reaction_room_id_passing_idx" ON "Reaction"("room_id", "passing");

-- CreateIndex
CREATE INDEX "ReactionTally_room_id_passing_idx" ON "ReactionTally"("room_id", "passing");

-- CreateIndex
CREATE INDEX "ReactionTally_room_id_head_idx" ON "ReactionTally"("room_id", "head");
