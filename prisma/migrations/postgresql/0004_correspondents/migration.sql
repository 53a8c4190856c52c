-- DropIndex
DROP INDEX "Message_source_scope_target_idx";

-- DropIndex
DROP INDEX "Message_target_scope_source_idx";

-- CreateTable
CREATE TABLE "Correspondence" (
    "participant_id" TEXT NOT NULL,
    "correspondent" TEXT NOT NULL,

    CONSTRAINT "Correspondence_pkey" PRIMARY KEY ("participant_id","correspondent")
);

-- AddForeignKey
ALTER TABLE "Correspondence" ADD CONSTRAINT "Correspondence_participant_id_fkey" FOREIGN KEY ("participant_id") REFERENCES "Participant"("id") ON DELETE CASCADE ON UPDATE CASCADE;

INSERT INTO "Correspondence" ("participant_id", "correspondent")
SELECT "source", "target" FROM "Message" WHERE "scope" = 'private' AND "target" IS NOT NULL
UNION
SELECT "target", "source" FROM "Message" WHERE "scope" = 'private' AND "target" IS NOT NULL;
