-- CreateTable
CREATE TABLE "Pin" (
    "message_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "pinned_at" TEXT NOT NULL,
    "announcement" BOOLEAN NOT NULL,
    "until" TEXT,

    CONSTRAINT "Pin_pkey" PRIMARY KEY ("message_id")
);

-- CreateIndex
CREATE INDEX "Pin_room_id_pinned_at_idx" ON "Pin"("room_id", "pinned_at");

-- AddForeignKey
ALTER TABLE "Pin" ADD CONSTRAINT "Pin_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
