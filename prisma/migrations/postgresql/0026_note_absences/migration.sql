-- CreateTable
CREATE TABLE "Absence" (
    "room_id" TEXT NOT NULL,
    "first" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    "because" TEXT NOT NULL,
    "numbers" TEXT,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("room_id","first","because")
);

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_room_id_fkey" FOREIGN KEY ("room_id") REFERENCES "Room"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Earlier versions did not note which numbers a clearing erased, nor that a backup was restored, after which the numbers
-- go on a million higher.
INSERT INTO "Absence" ("room_id", "first", "last", "because")
SELECT "id", 1, "cleared_before" - 1, 'cleared_earlier' FROM "Room" WHERE "cleared_before" > 1;

INSERT INTO "Absence" ("room_id", "first", "last", "because")
SELECT "id", 1, "head", 'restored_earlier' FROM "Room" WHERE "head" >= 1000000;
