-- AlterTable
ALTER TABLE "Invite" ADD COLUMN "invite_id" TEXT;
ALTER TABLE "Invite" ADD COLUMN "issued_by" TEXT;
ALTER TABLE "Invite" ADD COLUMN "label" TEXT;

-- AlterTable
ALTER TABLE "Participant" ADD COLUMN "look" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Participant" ADD COLUMN "mark" INTEGER NOT NULL DEFAULT 1;

-- CreateIndex
CREATE UNIQUE INDEX "Invite_invite_id_key" ON "Invite"("invite_id");

-- CreateIndex
CREATE INDEX "Participant_room_id_look_rank_mark_idx" ON "Participant"("room_id", "look", "rank", "mark");
