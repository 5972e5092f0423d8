"""A warning of two sentences in many languages, written for these tests, and one enumeration."""

from __future__ import annotations

SOURCE = "Do not inhale the vapours of this product. Wash your hands thoroughly with soap and water after each use."
SENTENCES: dict[str, tuple[str, str]] = {
    "ar": ("لا تستنشق أبخرة هذا المنتج.", "اغسل يديك جيدًا بالماء والصابون بعد كل استعمال."),
    "bg": ("Не вдишвайте изпаренията на този продукт.", "Измивайте старателно ръцете си със сапун и вода след всяка употреба."),
    "cs": ("Nevdechujte výpary tohoto výrobku.", "Po každém použití si důkladně umyjte ruce vodou a mýdlem."),
    "de": ("Atmen Sie die Dämpfe dieses Produkts nicht ein.", "Waschen Sie sich nach jedem Gebrauch gründlich die Hände mit Wasser und Seife."),
    "el": ("Μην εισπνέετε τους ατμούς αυτού του προϊόντος.", "Πλένετε καλά τα χέρια σας με σαπούνι και νερό μετά από κάθε χρήση."),
    "es": ("No inhale los vapores de este producto.", "Lávese bien las manos con agua y jabón después de cada uso."),
    "fa": ("بخارهای این فرآورده را استنشاق نکنید.", "پس از هر بار استفاده دست‌های خود را با آب و صابون خوب بشویید."),
    "fi": ("Älä hengitä tämän tuotteen höyryjä.", "Pese kädet huolellisesti vedellä ja saippualla jokaisen käytön jälkeen."),
    "fr": ("N’inhalez pas les vapeurs de ce produit.", "Lavez-vous soigneusement les mains à l’eau et au savon après chaque utilisation."),
    "he": ("אין לשאוף את האדים של מוצר זה.", "יש לשטוף היטב את הידיים במים ובסבון לאחר כל שימוש."),
    "hi": ("इस उत्पाद की भाप को साँस में न लें।", "हर उपयोग के बाद अपने हाथों को साबुन और पानी से अच्छी तरह धोएँ।"),
    "hu": ("Ne lélegezze be a termék gőzeit.", "Minden használat után alaposan mosson kezet szappannal és vízzel."),
    "it": ("Non inalare i vapori di questo prodotto.", "Lavarsi accuratamente le mani con acqua e sapone dopo ogni utilizzo."),
    "ja": ("本製品の蒸気を吸い込まないでください。", "使用後は毎回、石けんと水で手をよく洗ってください。"),
    "ko": ("이 제품의 증기를 흡입하지 마십시오.", "사용할 때마다 비누와 물로 손을 깨끗이 씻으십시오."),
    "pl": ("Nie wdychać oparów tego produktu.", "Po każdym użyciu dokładnie umyć ręce wodą z mydłem."),
    "pt_BR": ("Não inale os vapores deste produto.", "Lave bem as mãos com água e sabão após cada uso."),
    "ru": ("Не вдыхайте пары этого продукта.", "После каждого применения тщательно мойте руки водой с мылом."),
    "tr": ("Bu ürünün buharını solumayın.", "Her kullanımdan sonra ellerinizi su ve sabunla iyice yıkayın."),
    "uk": ("Не вдихайте пари цього продукту.", "Після кожного використання ретельно мийте руки водою з милом."),
    "zh_Hans": ("请勿吸入本产品的蒸气。", "每次使用后，请用肥皂和水彻底洗手。"),
}


def whole(locale: str) -> str:
    """The translation of SOURCE."""
    return (" " if locale not in ("ja", "zh_Hans") else "").join(SENTENCES[locale])


LIST = "Tell your doctor about fever, severe pain, redness, swelling or a rash before the next treatment."
LISTS = {
    "cs": "Před další léčbou řekněte lékaři o horečce, silné bolesti, zarudnutí, otoku nebo vyrážce.",
    "de": "Informieren Sie vor der nächsten Behandlung Ihren Arzt über Fieber, starke Schmerzen, Rötungen, Schwellungen oder Ausschlag.",
    "es": "Antes del siguiente tratamiento, informe a su médico si tiene fiebre, dolor intenso, enrojecimiento, hinchazón o erupción cutánea.",
    "fr": "Avant le prochain traitement, signalez à votre médecin toute fièvre, douleur intense, rougeur, tuméfaction ou éruption cutanée.",
    "hi": "अगले उपचार से पहले बुखार, तेज़ दर्द, लालिमा, सूजन या चकत्तों के बारे में अपने डॉक्टर को बताएँ।",
    "it": "Prima del trattamento successivo riferire al medico febbre, dolore forte, arrossamento, gonfiore o eruzione cutanea.",
    "ja": "次の施術の前に、発熱、激しい痛み、発赤、腫れ、または発疹があれば医師に伝えてください。",
    "pl": "Przed kolejnym zabiegiem należy powiedzieć lekarzowi o gorączce, silnym bólu, zaczerwienieniu, obrzęku lub wysypce.",
    "ru": "Перед следующей процедурой сообщите врачу о лихорадке, сильной боли, покраснении, отёке или сыпи.",
}
SHORTENED = {
    "cs": "Před další léčbou řekněte lékaři o horečce nebo vyrážce.",
    "de": "Informieren Sie vor der nächsten Behandlung Ihren Arzt über Fieber oder Ausschlag.",
    "es": "Antes del siguiente tratamiento informe a su médico si tiene fiebre o erupción.",
    "fr": "Avant le prochain traitement signalez à votre médecin toute fièvre ou éruption.",
    "hi": "अगले उपचार से पहले बुखार या चकत्तों के बारे में अपने डॉक्टर को बताएँ।",
    "it": "Prima del trattamento successivo riferire al medico febbre o eruzione.",
    "ja": "次の施術の前に、発熱または発疹があれば医師に伝えてください。",
    "pl": "Przed kolejnym zabiegiem należy powiedzieć lekarzowi o gorączce lub wysypce.",
    "ru": "Перед следующей процедурой сообщите врачу о лихорадке или сыпи.",
}
