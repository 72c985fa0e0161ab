// Words that no person's name in a byline holds, by what they are.
#ifndef NEWSGRAPH_INGEST_TEXT_PEOPLE_WORDS_H_
#define NEWSGRAPH_INGEST_TEXT_PEOPLE_WORDS_H_

#include <string_view>

namespace kg::ingest {

// Parts of job titles: what stands behind a name, or before it ("Political Editor Ana Ruiz").
inline constexpr std::string_view kJobWords =
    "reporter reporters editor editors editor-in-chief editor-at-large sub-editor writer writers sportswriter "
    "correspondent correspondents contributor contributors contributing columnist columnists journalist "
    "journalists producer producers photographer photographers photojournalist staff chief deputy "
    "assistant associate managing executive director anchor host presenter analyst critic commentator intern "
    "fellow freelance freelancer special junior lead principal acting former political diplomatic "
    "foreign investigative investigations affairs financial economics economic science environment "
    "environmental legal education crime football rugby cricket athletics tennis arts fashion transport "
    "consumer home defence defense security technology tech business sports sport politics health opinion "
    "entertainment lifestyle features markets money travel culture international national world local "
    "regional city metro state web-editor videographer illustrator trainee apprentice blogger author "
    "researcher professor lecturer trainer founder ceo president expert specialist manager coordinator "
    "strategist";

// Parts of the names of outlets, desks and accounts: a name that holds one is no person's.
inline constexpr std::string_view kOutletWords =
    "news newsroom newsdesk webdesk desk team admin administrator agency agencies press associated reuters "
    "afp bureau online digital media magazine times post daily weekly tribune herald gazette journal network "
    "group inc ltd llc plc university college newspaper newspapers observer courier chronicle guardian "
    "telegraph independent examiner dispatch sentinel inquirer advertiser bulletin review insider cnn bbc nbc "
    "abc cbs editorial publishing publications publisher productions television radio tv broadcasting wire "
    "newswire xinhua dpa upi pti ani ians bloomberg content partner partners sponsored webmaster moderator "
    "superadmin user studio studios service services department office foundation institute association "
    "federation company corporation limited";

// What pages print beside names.
inline constexpr std::string_view kPageWords =
    "photo photos video videos published updated posted share comments comment more follow twitter "
    "facebook instagram linkedin email subscribe newsletter view all posts by from with for about the this "
    "that web blog articles archive am pm tuesday wednesday thursday saturday january "
    "february july september october november december exclusive analysis interview today "
    "yesterday ago mins minutes hours days image images getty front full top our my your unknown anonymous none null "
    "undefined test "
    "various multiple compiled compiler home-page latest see contact profile bio website author's "
    "written words pictures story";

// Words of the kinds above that are names too: "Susan Page", "April Ryan", "Sunday Adeyemi". They count as a name where
// one other word stands beside them.
inline constexpr std::string_view kSoftWords =
    "min senior guest royal page read story april june august sunday monday friday";

// What stands before "by" or a colon and says that the people behind it did not write the text.
inline constexpr std::string_view kOtherCraftWords =
    "photograph photographs photography photo photos picture pictures image images illustration illustrations "
    "illustrated graphic graphics video videos footage edited editing translated translation produced production "
    "presented camera art artwork design designed research additional fact-checked reviewed sponsored data "
    "published updated modified posted contact follow email tags topics filed sound audio music cartoon map maps "
    "layout development";
// ... and that they did. A date follows "published" and "posted" more often than a name, but "posted by" names one.
inline constexpr std::string_view kWritingWords =
    "words written text story report reporting reported analysis opinion review interview column commentary essay "
    "compiled posted published authored article author authors writer writers reporter reporters byline from "
    "exclusive special feature news published comment";

}  // namespace kg::ingest

#endif  // NEWSGRAPH_INGEST_TEXT_PEOPLE_WORDS_H_
