"""Which picture is drawn by what: a file's name and its scene."""

import scenes_coffee
import scenes_festival
import scenes_gohu
import scenes_harbour
import scenes_ideas
import scenes_keeper
import scenes_loom
import scenes_match
import scenes_morning
import scenes_near
import scenes_power
import scenes_rail
import scenes_rooms
import scenes_slope
import scenes_volcano
import scenes_waiting
import scenes_wayang

PICTURES = {
    "001-kursi-yang-dilap.webp": scenes_rooms.wiped_chair,
    "002-mimbar-dan-mikrofon.webp": scenes_power.lectern_before_microphones,
    "003-menjelang-parade.jpg": scenes_power.avenue_before_the_parade,
    "004-jaket-di-gudang.webp": scenes_waiting.coats_for_the_winter,
    "005-kereta-di-tebing.webp": scenes_rail.train_on_the_cliff,
    "006-antrean-dari-atas.webp": scenes_waiting.queue_for_tickets,
    "007-kursi-dekat-jendela.webp": scenes_rail.first_passenger,
    "008-pasar-sebelum-fajar.webp": scenes_morning.market_before_dawn,
    "009-kolom-abu-subuh.webp": scenes_volcano.ash_at_dawn,
    "010-penampang-gunung.webp": scenes_volcano.under_the_mountain,
    "011-kelas-di-tenda.webp": scenes_slope.school_in_a_tent,
    "012-jalan-pulang.webp": scenes_slope.road_home,
    "013-kiper-terbang.webp": scenes_keeper.keeper_in_the_air,
    "013-sarung-tangan-di-warung.webp": scenes_rooms.gloves_on_the_counter,
    "014-bola-di-jala.webp": scenes_match.ball_in_the_net,
    "015-kue-lapangan.webp": scenes_ideas.unequal_cake,
    "016-kiper-di-tiang.webp": scenes_keeper.after_the_whistle,
    "017-paket-terbuka.webp": scenes_ideas.open_parcel,
    "018-tiga-penanya.jpg": scenes_power.three_who_ask,
    "019-ulasan-yang-menggigit.webp": scenes_ideas.biting_review,
    "020-kapal-rempah.webp": scenes_harbour.boats_at_the_jetty,
    "020-lesung-pala.webp": scenes_festival.nutmeg_in_the_mortar,
    "020-peta-arah-angin.webp": scenes_festival.map_without_coasts,
    "021-sepiring-gohu.webp": scenes_gohu.plate_of_gohu,
    "022-kafe-apung.webp": scenes_harbour.coffee_boat,
    "022-ketel-dan-tempurung.webp": scenes_coffee.kettle_and_cup,
    "023-kok-di-luar-garis.webp": scenes_match.just_outside,
    "024-pelari-di-atas-danau.webp": scenes_morning.runners_above_the_lake,
    "025-katak-di-ujung-jari.webp": scenes_near.frog_on_a_fingernail,
    "026-penenun-di-balik-benang.webp": scenes_loom.weaver_at_the_loom,
    "027-pelampung-di-bawah-jembatan.webp": scenes_near.float_under_the_bridge,
    "028-dalang-kecil-di-depan-kelir.webp": scenes_wayang.boy_before_the_screen,
}
