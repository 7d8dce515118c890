/**
 * Needs that are the same question in other words, and look-alikes that share words, field or place and are
 * not. Written before there was any measure of likeness; invented, each of them. "The same" is what a
 * colleague would say: an answer to the one helps with the other.
 */
import { pair, type PairRow } from './table-row.ts'

// prettier-ignore
export const samePairs: readonly PairRow[] = [
  pair(['Kören behöver en replokal på vardagskvällar.', 'lokaler', 'musik', '0484'], ['Var kan en sångkör repetera på kvällarna?', 'lokaler', 'musik', '0484']),
  pair(['Söker dansstudio med trägolv att hyra per timme.', 'lokaler', 'dans', '0480'], ['Behöver hyra en danslokal med bra golv några timmar i veckan.', 'lokaler', 'dans', '0482']),
  pair(['Hur skriver man en bra ansökan till Kulturrådet?', 'ansokan', 'teater', '2180'], ['Behöver hjälp att skriva vår ansökan, det är första gången vi söker från Kulturrådet.', 'ansokan', 'dans', '2181']),
  pair(['Konstnär söker billig ateljé i Gävle.', 'lokaler', 'konst', '2180'], ['Finns det någon ledig ateljéplats för en målare?', 'lokaler', 'konst', '2180']),
  pair(['Hur gör vi konserten tillgänglig för personer med hörselnedsättning?', 'kunskap arrangorskap', 'musik', '0486'], ['Arrangör undrar över hörselslinga och teckentolk vid konserter, vad krävs för hörselskadade?', 'arrangorskap', 'musik', '0483']),
  pair(['Vill lära mig hålla i bokföringen när jag har enskild firma som musiker.', 'kunskap', 'musik', '2184'], ['Kurs i bokföring och skatt för frilansare med egen firma.', 'kunskap', 'foto', '2182']),
  pair(['Vår hembygdsgård har gamla fotografier som behöver digitaliseras.', 'kunskap hitta-aktor', 'kulturarv', '0428'], ['Hembygdsföreningen vill skanna in sina gamla foton. Vem kan hjälpa till att digitalisera dem?', 'hitta-aktor', 'kulturarv', '0461']),
  pair(['Ungdomar vill starta ett eget band men har ingen utrustning.', 'finansiering', 'musik', '2183'], ['Ett gäng ungdomar vill spela i band och undrar var man kan låna instrument och utrustning.', 'hitta-aktor', 'musik', '2183']),
  pair(['Söker någon som kan spela in och mixa vår skiva.', 'hitta-aktor', 'musik', '0488'], ['Vi letar efter en ljudtekniker eller studio som kan spela in en skiva med folkmusik.', 'hitta-aktor', 'musik', '0480']),
  pair(['Hur når vi unga som aldrig går på teater?', 'publik-kunder', 'teater', '0486'], ['Publiken på våra teaterföreställningar är gammal. Hur får vi dit unga?', 'publik-kunder', 'teater', '0484']),
  pair(['Vill ordna en litteraturfestival, vem har gjort det förut?', 'kontakt bollplank', 'litteratur', '2161'], ['Planerar en festival för böcker och läsning och vill bolla med någon som har ordnat en litteraturfestival.', 'bollplank', 'litteratur', '2184']),
  pair(['Söker elektriker till scenljus, finns det någon ljustekniker i Hälsingland?', 'hitta-aktor', 'teater', '2183'], ['Vi behöver en ljustekniker till sommarens spel.', 'hitta-aktor', 'teater', '2161']),
  pair(['Behöver veta vad som gäller med upphovsrätt när vi visar film på biblioteket.', 'kunskap', 'film bibliotek', '2101'], ['Får vi visa film för publik utan licens? Hur är det med upphovsrätten?', 'kunskap', 'film', '2104']),
  pair(['Frilansare känner sig ensam och vill hitta ett kontorskollektiv med andra kreatörer.', 'sammanhang lokaler', 'design', '0480'], ['Illustratör söker kontorsplats tillsammans med andra kreativa, trist att sitta ensam hemma.', 'lokaler sammanhang', 'design', '0484']),
  pair(['Föreningen har fått avslag på sitt bidrag och förstår inte varför.', 'ansokan', 'dans', '0482'], ['Fick avslag på ansökan om bidrag. Vem kan förklara varför?', 'ansokan hitta-funktion', 'musik', '0482']),
  pair(['Hur får jag F-skatt och måste jag ha moms på konst som jag säljer?', 'kunskap', 'konst', '2121'], ['Säljer tavlor ibland, ska jag lägga på moms och behöver jag F-skatt?', 'kunskap', 'konst', '2180']),
  pair(['Söker volontärer till vår sommarfestival.', 'kontakt', 'musik', '2132'], ['Hur hittar man volontärer till en festival?', 'arrangorskap kontakt', 'musik', '2182']),
  pair(['Vill ta emot en konstnär från Ukraina i vår ateljé, finns det residenspengar?', 'finansiering', 'konst', '0461'], ['Finns det stöd för att bjuda in konstnärer från utlandet till ett residens hos oss?', 'finansiering', 'konst', '0488']),
  pair(['Cirkusartist letar efter sal med högt i tak för att träna luftakrobatik.', 'lokaler', 'cirkus', '2180'], ['Var finns en hall med minst sju meter i tak där man kan hänga upp trapets?', 'lokaler', 'cirkus', '2181']),
  pair(['Slöjdare vill komma med på julmarknader i länet.', 'publik-kunder', 'hemslojd', '0483'], ['Vilka julmarknader kan man sälja sin slöjd på?', 'publik-kunder', 'hemslojd', '0428']),
]

// prettier-ignore
export const lookAlikes: readonly PairRow[] = [
  pair(['Kören söker pengar till en ny flygel.', 'finansiering', 'musik', '0484'], ['Kören söker en ny dirigent.', 'hitta-aktor', 'musik', '0484']),
  pair(['Behöver hyra en lokal för en utställning.', 'lokaler', 'konst', '2180'], ['Har en lokal som vi vill hyra ut till föreningar.', 'publik-kunder', 'konst', '2180']),
  pair(['Hur skriver man ett bra pressmeddelande?', 'kunskap', 'teater', '0486'], ['Hur skriver man ett bra filmmanus?', 'kunskap', 'film', '0486']),
  pair(['Söker en fotograf till vår jubileumsbok.', 'hitta-aktor', 'foto', '0480'], ['Fotograf söker en förläggare till sin bok.', 'hitta-aktor', 'foto', '0480']),
  pair(['Vill ordna en konsert på äldreboenden.', 'publik-kunder', 'musik', '2183'], ['Vill ordna en konsert på slottet och undrar över tillstånd av polisen.', 'arrangorskap', 'musik', '2183']),
  pair(['Finns det stöd för resor till en dansfestival i Berlin?', 'finansiering', 'dans', '0484'], ['Finns det stöd för att ordna en dansfestival i Eskilstuna?', 'finansiering', 'dans', '0484']),
  pair(['Hembygdsföreningen behöver hjälp att lägga om taket.', 'finansiering', 'kulturarv', '2132'], ['Hembygdsföreningen behöver hjälp att värva yngre medlemmar.', 'sammanhang', 'kulturarv', '2132']),
  pair(['Vem bokar artister till bibliotekets program?', 'hitta-funktion', 'bibliotek', '0488'], ['Vem köper in böcker till biblioteket?', 'hitta-funktion', 'bibliotek', '0488']),
  pair(['Söker replokal för rockband.', 'lokaler', 'musik', '0483'], ['Söker sångare till rockband.', 'kontakt', 'musik', '0483']),
  pair(['Ung filmare vill visa sin film på biografen.', 'publik-kunder', 'film', '2184'], ['Ung filmare vill praktisera hos ett filmbolag.', 'kontakt', 'film', '2184']),
  pair(['Vill lära mig väva, var finns det kurser?', 'kunskap', 'hemslojd', '2161'], ['Vill hålla kurser i vävning och söker deltagare.', 'publik-kunder', 'hemslojd', '2161']),
  pair(['Teatern behöver någon som syr kostymer.', 'hitta-aktor', 'teater', '0482'], ['Teatern behöver någon som översätter en pjäs.', 'hitta-aktor', 'teater', '0482']),
  pair(['Söker en lokal för att förvara kulisser.', 'lokaler', 'teater', '2182'], ['Söker en lokal för att spela för skolklasser.', 'lokaler publik-kunder', 'teater', '2182']),
  pair(['Kan vi få bidrag till en skylt vid fornlämningen?', 'finansiering', 'kulturarv', '2121'], ['Kan vi få bidrag till en guidekurs om fornlämningar?', 'finansiering kunskap', 'kulturarv', '2121']),
  pair(['Behöver en försäkring för utställningen.', 'kunskap', 'konst', '0461'], ['Behöver en transport till utställningen.', 'hitta-aktor', 'konst', '0461']),
  pair(['Författare vill få sin bok utgiven.', 'hitta-aktor', 'litteratur', '2180'], ['Författare vill göra skolbesök.', 'publik-kunder', 'litteratur', '2180']),
  pair(['Vem ansvarar för skolbio i kommunen?', 'hitta-funktion', 'film', '2101'], ['Vem ansvarar för kulturskolans hyror i kommunen?', 'hitta-funktion', 'musik', '2101']),
  pair(['Vill starta en studiecirkel i keramik.', 'kunskap', 'hemslojd', '0428'], ['Vill sälja keramik i en egen butik.', 'publik-kunder', 'hemslojd', '0428']),
  pair(['Föreningen vill söka pengar för en barnteater.', 'finansiering', 'teater', '2104'], ['Föreningen vill köpa in en barnteater till lovet.', 'hitta-aktor', 'teater', '2104']),
  pair(['Hur blir man medlem i ett kollektiv för konsthantverkare?', 'sammanhang', 'hemslojd', '0486'], ['Hur tar man betalt som konsthantverkare?', 'kunskap', 'hemslojd', '0486']),
]
