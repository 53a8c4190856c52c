-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "head" INTEGER NOT NULL DEFAULT 0,
    "passing" INTEGER NOT NULL DEFAULT 0,
    "clock" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "Room_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "is_room_owner" BOOLEAN NOT NULL,
    "groups" TEXT NOT NULL,
    "invited_role" TEXT,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "passing" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TEXT NOT NULL,
    "left_at" TEXT,

    CONSTRAINT "Participant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invite" (
    "code" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "groups" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT,
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "revoked_at" TEXT,

    CONSTRAINT "Invite_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "Redemption" (
    "participant_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    CONSTRAINT "Redemption_pkey" PRIMARY KEY ("participant_id","code")
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "conversation" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "target" TEXT,
    "content" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "transaction_id" TEXT,

    CONSTRAINT "Message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LogEntry" (
    "room_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "namespace" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "recipient" TEXT,
    "issued_by" TEXT,
    "transaction_id" TEXT,

    CONSTRAINT "LogEntry_pkey" PRIMARY KEY ("room_id","number")
);

-- CreateTable
CREATE TABLE "Receipt" (
    "participant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "message_id" TEXT,

    CONSTRAINT "Receipt_pkey" PRIMARY KEY ("participant_id","transaction_id")
);

-- CreateTable
CREATE TABLE "LastSeen" (
    "participant_id" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "passing" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "LastSeen_pkey" PRIMARY KEY ("participant_id","conversation")
);

-- CreateTable
CREATE TABLE "Lease" (
    "process_id" TEXT NOT NULL,
    "expires_at" TEXT NOT NULL,

    CONSTRAINT "Lease_pkey" PRIMARY KEY ("process_id")
);

-- CreateTable
CREATE TABLE "Stay" (
    "participant_id" TEXT NOT NULL,
    "process_id" TEXT NOT NULL,
    "room_id" TEXT NOT NULL,

    CONSTRAINT "Stay_pkey" PRIMARY KEY ("participant_id","process_id")
);

-- CreateIndex
CREATE INDEX "Participant_room_id_left_at_idx" ON "Participant"("room_id", "left_at");

-- CreateIndex
CREATE INDEX "Participant_room_id_passing_idx" ON "Participant"("room_id", "passing");

-- CreateIndex
CREATE UNIQUE INDEX "Participant_room_id_identity_key" ON "Participant"("room_id", "identity");

-- CreateIndex
CREATE INDEX "Invite_room_id_created_at_idx" ON "Invite"("room_id", "created_at");

-- CreateIndex
CREATE INDEX "Message_room_id_conversation_number_idx" ON "Message"("room_id", "conversation", "number");

-- CreateIndex
CREATE INDEX "Message_source_scope_target_idx" ON "Message"("source", "scope", "target");

-- CreateIndex
CREATE INDEX "Message_target_scope_source_idx" ON "Message"("target", "scope", "source");

-- CreateIndex
CREATE UNIQUE INDEX "Message_room_id_number_key" ON "Message"("room_id", "number");

-- CreateIndex
CREATE INDEX "Receipt_timestamp_idx" ON "Receipt"("timestamp");

-- CreateIndex
CREATE INDEX "Stay_process_id_room_id_idx" ON "Stay"("process_id", "room_id");

-- AddForeignKey
ALTER TABLE "Participant" ADD CONSTRAINT "Participant_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Invite" ADD CONSTRAINT "Invite_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Redemption" ADD CONSTRAINT "Redemption_code_fkey" FOREIGN KEY ("code") REFERENCES "Invite"("code") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Message" ADD CONSTRAINT "Message_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LogEntry" ADD CONSTRAINT "LogEntry_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Receipt" ADD CONSTRAINT "Receipt_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LastSeen" ADD CONSTRAINT "LastSeen_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stay" ADD CONSTRAINT "Stay_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stay" ADD CONSTRAINT "Stay_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stay" ADD CONSTRAINT "Stay_process_id_fkey" FOREIGN KEY ("process_id") REFERENCES "Lease"("process_id") ON DELETE RESTRICT ON UPDATE CASCADE;
