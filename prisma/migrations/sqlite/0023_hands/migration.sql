-- AlterTable
ALTER TABLE "Participant" ADD COLUMN "hand_updated_at" TEXT;
ALTER TABLE "Participant" ADD COLUMN "hand_passing" INTEGER NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "Participant_room_id_hand_updated_at_idx" ON "Participant"("room_id", "hand_updated_at");

-- CreateIndex
CREATE INDEX "Participant_room_id_hand_passing_idx" ON "Participant"("room_id", "hand_passing");
