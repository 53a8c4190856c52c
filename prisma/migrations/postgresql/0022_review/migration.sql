-- AlterTable
ALTER TABLE "Receipt" ADD COLUMN     "held" TEXT;

-- CreateTable
CREATE TABLE "Held" (
    "id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "reply_to" TEXT,
    "mentions" TEXT,
    "because" TEXT NOT NULL,

    CONSTRAINT "Held_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Report" (
    "report_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "reporter" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "open_since" TEXT,

    CONSTRAINT "Report_pkey" PRIMARY KEY ("report_id")
);

-- CreateIndex
CREATE INDEX "Held_room_id_timestamp_idx" ON "Held"("room_id", "timestamp");

-- CreateIndex
CREATE INDEX "Held_room_id_source_idx" ON "Held"("room_id", "source");

-- CreateIndex
CREATE INDEX "Report_room_id_open_since_idx" ON "Report"("room_id", "open_since");

-- CreateIndex
CREATE UNIQUE INDEX "Report_message_id_reporter_key" ON "Report"("message_id", "reporter");

-- AddForeignKey
ALTER TABLE "Held" ADD CONSTRAINT "Held_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Report" ADD CONSTRAINT "Report_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "Message"("id") ON DELETE CASCADE ON UPDATE CASCADE;
