-- CreateTable
CREATE TABLE "Room" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "title" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "head" INTEGER NOT NULL DEFAULT 0,
    "clock" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL DEFAULT true
);

-- CreateTable
CREATE TABLE "Participant" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "room_id" TEXT NOT NULL,
    "identity" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "is_room_owner" BOOLEAN NOT NULL,
    "groups" TEXT NOT NULL,
    "invited_role" TEXT,
    "changed" INTEGER NOT NULL DEFAULT 0,
    "joined_at" TEXT NOT NULL,
    "left_at" TEXT,
    CONSTRAINT "Participant_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Invite" (
    "code" TEXT NOT NULL PRIMARY KEY,
    "room_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "groups" TEXT NOT NULL,
    "created_at" TEXT NOT NULL,
    "expires_at" TEXT,
    "max_uses" INTEGER,
    "uses" INTEGER NOT NULL DEFAULT 0,
    "revoked_at" TEXT,
    CONSTRAINT "Invite_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Redemption" (
    "participant_id" TEXT NOT NULL,
    "code" TEXT NOT NULL,

    PRIMARY KEY ("participant_id", "code"),
    CONSTRAINT "Redemption_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
    CONSTRAINT "Redemption_code_fkey" FOREIGN KEY ("code") REFERENCES "Invite" ("code") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Message" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "room_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "conversation" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "scope" TEXT NOT NULL,
    "target" TEXT,
    "content" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "transaction_id" TEXT,
    CONSTRAINT "Message_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
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

    PRIMARY KEY ("room_id", "number"),
    CONSTRAINT "LogEntry_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "Receipt" (
    "participant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,
    "message_id" TEXT,

    PRIMARY KEY ("participant_id", "transaction_id"),
    CONSTRAINT "Receipt_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "LastSeen" (
    "participant_id" TEXT NOT NULL,
    "conversation" TEXT NOT NULL,
    "timestamp" TEXT NOT NULL,

    PRIMARY KEY ("participant_id", "conversation"),
    CONSTRAINT "LastSeen_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "Participant_room_id_left_at_idx" ON "Participant"("room_id", "left_at");

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
