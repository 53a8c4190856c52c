-- AlterTable
ALTER TABLE "Message" ADD COLUMN     "deleted_at" TEXT,
ADD COLUMN     "deleted_by" TEXT,
ADD COLUMN     "deleted_reason" TEXT,
ADD COLUMN     "edited_at" TEXT,
ADD COLUMN     "edits" INTEGER,
ADD COLUMN     "reacted" BOOLEAN,
ADD COLUMN     "reply_to" TEXT;

-- CreateTable
CREATE TABLE "Reaction" (
    "message_id" TEXT NOT NULL,
    "participant_id" TEXT NOT NULL,
    "reaction" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL,
    "since" INTEGER NOT NULL,
    "passing" INTEGER NOT NULL,

    CONSTRAINT "Reaction_pkey" PRIMARY KEY ("message_id","participant_id","reaction")
);

-- CreateTable
CREATE TABLE "ReactionTally" (
    "message_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "passing" INTEGER NOT NULL,
    "head" INTEGER NOT NULL,

    CONSTRAINT "ReactionTally_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "Reaction_participant_id_idx" ON "Reaction"("participant_id");

-- CreateIndex
CREATE INDEX "Reaction_room_id_passing_idx" ON "Reaction"("room_id", "passing");

-- CreateIndex
CREATE INDEX "ReactionTally_room_id_passing_idx" ON "ReactionTally"("room_id", "passing");

-- CreateIndex
CREATE INDEX "ReactionTally_room_id_head_idx" ON "ReactionTally"("room_id", "head");

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Reaction" ADD CONSTRAINT "Reaction_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReactionTally" ADD CONSTRAINT "ReactionTally_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
