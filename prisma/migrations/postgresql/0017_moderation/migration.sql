-- AlterTable
ALTER TABLE "Participant" ADD COLUMN     "banned_at" TEXT,
ADD COLUMN     "banned_by" TEXT,
ADD COLUMN     "muted_until" TEXT;

-- CreateIndex
CREATE INDEX "Participant_room_id_banned_at_idx" ON "Participant"("room_id", "banned_at");

-- CreateIndex
CREATE INDEX "Participant_room_id_muted_until_idx" ON "Participant"("room_id", "muted_until");
